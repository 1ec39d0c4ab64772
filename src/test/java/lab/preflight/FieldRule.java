package lab.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Fields that Kubernetes refuses: it has none of that name there, wants another type, or can not do without one that is missing. */
final class FieldRule implements Rule {

    /** Of what there can not be without what; where it is inside something, only if that is there. */
    private static final Map<String, List<String>> REQUIRED = Map.of(
            "Deployment",
            List.of(
                    "spec",
                    "spec/selector",
                    "spec/template",
                    "spec/template/spec",
                    "spec/template/spec/containers",
                    "spec/template/spec/containers/*/name",
                    "spec/template/spec/topologySpreadConstraints/*/maxSkew",
                    "spec/template/spec/containers/*/ports/*/containerPort",
                    "spec/template/spec/containers/*/env/*/name",
                    "spec/template/spec/containers/*/env/*/valueFrom/configMapKeyRef/key"),
            "Service",
            List.of("spec", "spec/ports", "spec/ports/*/port"),
            "NetworkPolicy",
            List.of("spec"));
    /** Services that may have no port. */
    private static final List<String> PORTLESS = List.of("ExternalName", "None");
    /** As strict as the API server: the client's model by itself keeps what it does not know, and makes text of numbers. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(MapperConfig<?> config, Annotated member) {
                    return false;
                }
            })
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, text -> {
                for (var shape : CoercionInputShape.values()) {
                    text.setCoercion(shape, CoercionAction.Fail);
                }
            })
            .build();

    @Override
    public Stream<Warning> warnings(Submission submission) {
        return submission.manifests().stream().flatMap(FieldRule::warnings);
    }

    private static Stream<Warning> warnings(Manifest manifest) {
        var versions = Kinds.versions(manifest.kind());
        if (!versions.isEmpty() && !versions.contains(manifest.apiVersion())) {
            return Stream.of(Warning.of(
                    manifest.at("apiVersion"), "api-version", manifest.kind(), versions.get(0), manifest.apiVersion()));
        }
        var type = manifest.type();
        var found = type == null ? List.<Warning>of() : misread(manifest, type);
        return found.isEmpty() ? missing(manifest) : found.stream();
    }

    private static List<Warning> misread(Manifest manifest, Class<?> type) {
        var found = new ArrayList<Warning>();
        try {
            STRICT.readerFor(type)
                    .withHandler(new DeserializationProblemHandler() {
                        @Override
                        public boolean handleUnknownProperty(
                                DeserializationContext context,
                                JsonParser parser,
                                ValueDeserializer<?> reader,
                                Object bean,
                                String name) {
                            var path = parser.streamReadContext()
                                    .pathAsPointer()
                                    .toString()
                                    .substring(1)
                                    .split("/");
                            found.add(Warning.of(
                                    manifest.at(path), "unknown-field", String.join(".", path), manifest.kind()));
                            parser.skipChildren();
                            return true;
                        }
                    })
                    .readValue(STRICT.writeValueAsString(manifest.content().plain()));
        } catch (DatabindException wrong) {
            found.add(mistyped(manifest, wrong));
        }
        return found;
    }

    private static Warning mistyped(Manifest manifest, DatabindException wrong) {
        var path = wrong.getPath().stream()
                .map((Reference step) -> step.getPropertyName() == null ? "" + step.getIndex() : step.getPropertyName())
                .toArray(String[]::new);
        var wanted = wrong instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? mismatch.getTargetType().getSimpleName()
                : "";
        var value = manifest.all(path).findFirst();
        return value.isPresent()
                        && wanted.equals("String")
                        && !value.get().text().isEmpty()
                ? Warning.of(
                        manifest.at(path),
                        "unquoted",
                        String.join(".", path),
                        value.get().text())
                : Warning.of(manifest.at(path), "wrong-type", String.join(".", path), wanted);
    }

    private static Stream<Warning> missing(Manifest manifest) {
        return REQUIRED.getOrDefault(manifest.kind(), List.of()).stream()
                .filter(path -> !path.equals("spec/ports") || !isPortless(manifest))
                .flatMap(path -> holders(manifest, path)
                        .filter(holder -> isEmpty(holder, path.substring(path.lastIndexOf('/') + 1)))
                        .map(holder -> Warning.of(
                                holder.at(),
                                "missing-field",
                                manifest.kind(),
                                manifest.name(),
                                path.replace("/*", "[]").replace('/', '.'))))
                .limit(1);
    }

    private static Stream<Node> holders(Manifest manifest, String path) {
        var end = path.lastIndexOf('/');
        return end < 0
                ? Stream.of(manifest.content())
                : manifest.all(path.substring(0, end).split("/"));
    }

    private static boolean isEmpty(Node holder, String field) {
        var value = holder.all(field).findFirst().map(Node::plain).orElse(null);
        return value == null || value.equals(List.of());
    }

    private static boolean isPortless(Manifest service) {
        return Stream.of("type", "clusterIP")
                .flatMap(field -> service.all("spec", field))
                .anyMatch(way -> PORTLESS.contains(way.text()));
    }
}
