package lab.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorTest {

    private static final Map<String, String> LABELS = Map.of("app", "ocr", "tier", "back");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{matchLabels: {app: ocr}}                                                        | true  | app=ocr",
                "{matchLabels: {app: ocr, tier: front}}                                           | false | app=ocr,tier=front",
                "{matchExpressions: [{key: app, operator: In, values: [ocr, reader]}]}            | true  | app in (ocr,reader)",
                "{matchExpressions: [{key: app, operator: In, values: [reader]}]}                 | false | app in (reader)",
                "{matchExpressions: [{key: app, operator: NotIn, values: [reader]}]}              | true  | app notin (reader)",
                "{matchExpressions: [{key: old, operator: NotIn, values: [yes]}]}                 | true  | old notin (yes)",
                "{matchExpressions: [{key: tier, operator: Exists}]}                              | true  | tier",
                "{matchExpressions: [{key: tier, operator: exists}]}                              | false | tier exists ()",
                "{matchExpressions: [{key: tier}]}                                                | false | tier null ()",
                "{matchExpressions: [{key: tier, operator: DoesNotExist}]}                        | false | !tier",
                "{matchLabels: {app: ocr}, matchExpressions: [{key: old, operator: Exists}]}      | false | app=ocr,old",
                "{}                                                                               | true  | <none>"
            })
    void it_chooses_as_kubernetes_does_and_reads_as_kubectl_shows_it(String yaml, boolean chosen, String text) {
        var selector = Serialization.unmarshal("podSelector: " + yaml, NetworkPolicySpec.class)
                .getPodSelector();

        assertThat(Selector.chooses(selector, LABELS)).isEqualTo(chosen);
        assertThat(Selector.text(selector)).isEqualTo(text);
    }

    @Test
    void no_selector_chooses_nothing_and_what_has_no_labels_is_chosen_by_an_empty_one() {
        assertThat(Selector.chooses(null, LABELS)).isFalse();
        assertThat(Selector.chooses(new LabelSelector(), null)).isTrue();
    }
}
