package lab.observe;

import static java.util.Comparator.comparing;
import static java.util.concurrent.CompletableFuture.runAsync;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lab.pipeline.Letter;
import lab.pipeline.LetterService;
import lab.pipeline.NextUrl;
import lab.pipeline.Part;
import lab.pipeline.Pipeline;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Asks a pipeline itself, by way of the API server's proxy, which reaches pods and Services on any cluster: its probes, its ports,
 * its letters. The answers are recorded as {@link Exchange}s.
 */
public final class Examination {

    private static final int TIMES = 3;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final KubernetesClient kubernetes;
    private final String namespace;
    private final Recorder recorder;
    private final ApiProxy proxy;
    private final Function<Part, Optional<URI>> entrance;

    /** @param entrance where the frontend's page is reached without the API server, if it is */
    public Examination(
            KubernetesClient kubernetes, Recorder recorder, String namespace, Function<Part, Optional<URI>> entrance) {
        this.kubernetes = kubernetes;
        this.namespace = namespace;
        this.recorder = recorder;
        this.entrance = entrance;
        this.proxy = new ApiProxy(kubernetes, recorder, namespace);
    }

    /** Tries each part's probes and the ports that its Service leads to, on a pod that is Ready or, if none is, that runs; returns when all have answered. */
    public void probesAndPorts() {
        var pods = kubernetes.pods().inNamespace(namespace).list().getItems();
        CompletableFuture.allOf(pipeline().parts().stream()
                        .flatMap(part ->
                                example(part, pods).stream().map(pod -> runAsync(() -> probesAndPorts(part, pod))))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /**
     * Asks for the page, and each part for a letter, all at the same time. Who answers late is asked again, at most {@value #TIMES}
     * times in all: a machine that is busy is not so every time, a service that works too long is. So is who does not answer while a
     * node is gone: a Service leads to its pods until Kubernetes has noticed.
     */
    public void letters() {
        var pipeline = pipeline();
        CompletableFuture.allOf(pipeline.parts().stream()
                        .filter(part -> part.service() != null
                                && !part.service().getSpec().getPorts().isEmpty())
                        .map(part -> runAsync(() -> {
                            var ports = ports(part, pipeline);
                            if (part.role() == LetterService.FRONTEND) {
                                var page = pagePort(part, ports);
                                asks(part, () -> letter(part, page));
                            } else {
                                asks(part, () -> letter(part, ports));
                            }
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** Which of these ports has the page; the last, if none has. */
    private int pagePort(Part part, List<Integer> ports) {
        for (var port : ports) {
            var page = new AtomicReference<Exchange>();
            asks(part, () -> {
                page.set(proxy.ask(part.role(), "page", service(part, port, ""), true, "GET", null));
                return page.get();
            });
            if (page.get().body().contains(Letter.BUTTON)) {
                return port;
            }
        }
        return ports.get(ports.size() - 1);
    }

    /** The best of several answers counts, and so stands last. */
    private void asks(Part part, Supplier<Exchange> question) {
        var last = listening(part, question);
        var best = last;
        for (int time = 2; time <= TIMES && again(last); time++) {
            last = listening(part, question);
            best = best.status() == 200 && (last.status() != 200 || best.ms() < last.ms()) ? best : last;
        }
        if (best != last) {
            best.record(recorder, namespace);
        }
    }

    /** Without a readiness probe letters come to a pod before its program listens: it has its time. */
    private Exchange listening(Part part, Supplier<Exchange> question) {
        var last = new AtomicReference<>(question.get());
        if (last.get().failedAtOnce() && hasJustStarted(part)) {
            try {
                await("the pods of " + part.name() + " listen")
                        .pollInterval(BETWEEN_LOOKS)
                        .atMost(Pods.STARTS)
                        .until(() ->
                                !last.updateAndGet(before -> question.get()).failedAtOnce());
            } catch (ConditionTimeoutException never) {
                return last.get();
            }
        }
        return last.get();
    }

    private boolean hasJustStarted(Part part) {
        return kubernetes.pods().inNamespace(namespace).list().getItems().stream()
                .filter(part::owns)
                .anyMatch(pod -> Pods.hasJustStarted(pod, Instant.now()));
    }

    private boolean again(Exchange answer) {
        return answer.answered() ? isLate(answer) : isANodeGone();
    }

    private static boolean isLate(Exchange answer) {
        return answer.what().equals("letter")
                && answer.status() == 200
                && answer.ms() > Letter.timeOf(answer.role()).plus(Letter.SLACK).toMillis();
    }

    private boolean isANodeGone() {
        return !kubernetes.nodes().list().getItems().stream().allMatch(Readiness::isNodeReady);
    }

    private Pipeline pipeline() {
        return Pipeline.of(kubernetes, namespace);
    }

    private static Optional<Pod> example(Part part, List<Pod> pods) {
        return pods.stream()
                .filter(part::owns)
                .filter(pod -> !Pods.terminates(pod)
                        && "Running".equals(pod.getStatus().getPhase()))
                .min(comparing(pod -> !Readiness.isPodReady(pod)));
    }

    /** By the first of these ports at which somebody listens; by the last, if nobody does. */
    private Exchange letter(Part part, List<Integer> ports) {
        var answer = letter(part, ports.get(0));
        return ports.size() > 1 && answer.refused() ? letter(part, ports.subList(1, ports.size())) : answer;
    }

    private Exchange letter(Part part, int port) {
        var path = part.role() == LetterService.OCR ? "ocr" : "translate";
        var body = part.role() == LetterService.TRANSLATE ? Map.of("text", Letter.ORIGINAL) : Map.of();
        var answer = proxy.ask(part.role(), "letter", service(part, port, path), true, "POST", body);
        return part.role() == LetterService.FRONTEND
                        && answer.status() == 200
                        && !answer.letter().contains(Letter.TRANSLATED)
                ? entrance.apply(part).map(page -> posted(answer, page)).orElse(answer)
                : answer;
    }

    /** A page may redirect, and know the letter by a cookie, of which the API server's proxy tells nothing. */
    private Exchange posted(Exchange asked, URI page) {
        var begun = Instant.now();
        Exchange exchange;
        try {
            var answer = FormPost.answer(page, "examination");
            exchange = asked.with(answer.status(), answer.page(), "", Exchange.millisSince(begun));
        } catch (IOException broken) {
            exchange = asked.with(0, "", String.valueOf(broken.getMessage()), Exchange.millisSince(begun));
        }
        exchange.record(recorder, namespace);
        return exchange;
    }

    private void probesAndPorts(Part part, Pod pod) {
        var probes = Question.probes(pod);
        if (untilSilent(part, pod, probes.stream()).size() < probes.size()) {
            return;
        }
        var ports = Question.ports(part, pod);
        var answers = untilSilent(part, pod, ports.stream());
        if (answers.size() == ports.size() && answers.stream().noneMatch(Exchange::listening)) {
            untilSilent(part, pod, Question.USUAL.stream());
        }
    }

    /** A pod on a node that is gone is not asked port after port: each answer would be as long in not coming as the first. */
    private List<Exchange> untilSilent(Part part, Pod pod, Stream<Question> questions) {
        return questions
                .map(question -> proxy.ask(
                        part.role(),
                        question.what(),
                        "pod/%s:%d/%s".formatted(pod.getMetadata().getName(), question.port(), question.path()),
                        Readiness.isPodReady(pod),
                        "GET",
                        null))
                .takeWhile(answer -> answer.listening() || answer.refused())
                .toList();
    }

    private static String service(Part part, int port, String path) {
        return "service/%s:%d/%s".formatted(part.serviceName(), port, path);
    }

    /** Of several ports the one that leads to where the caller asks; where nobody says, all. */
    private static List<Integer> ports(Part part, Pipeline pipeline) {
        var ports = part.service().getSpec().getPorts();
        var asked = pipeline.parts().stream()
                .filter(caller -> caller.role().ordinal() == part.role().ordinal() - 1)
                .flatMap(caller -> caller.nextUrl().stream())
                .filter(NextUrl::wellFormed)
                .map(NextUrl::port)
                .toList();
        var led = ports.stream()
                .filter(port -> asked.contains(
                        part.isHeadless() ? part.targetPort(port).orElse(port.getPort()) : port.getPort()))
                .toList();
        return (led.isEmpty() ? ports : led.subList(0, 1))
                .stream().map(ServicePort::getPort).toList();
    }
}
