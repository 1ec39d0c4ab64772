package lab.pipeline;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A URL that names the next service. */
public record NextUrl(String text, Optional<URI> uri) {

    private static final int HTTP = 80;

    public static NextUrl of(String text) {
        try {
            return new NextUrl(text, Optional.of(URI.create(text.strip())).filter(uri -> uri.getHost() != null));
        } catch (IllegalArgumentException malformed) {
            return new NextUrl(text, Optional.empty());
        }
    }

    /** In plain HTTP, with a host. */
    public boolean wellFormed() {
        return uri.filter(uri -> "http".equalsIgnoreCase(uri.getScheme())).isPresent();
    }

    public String host() {
        return uri.orElseThrow().getHost();
    }

    public int port() {
        var port = uri.orElseThrow().getPort();
        return port < 0 ? HTTP : port;
    }

    /** The Service's name, if the host is one. */
    public String service() {
        return host().split("\\.")[0];
    }

    /** Whether it is a Service's name as a cluster's DNS has it: alone, or with its namespace and all that may follow. */
    public boolean isWhole(String callersNamespace) {
        var space = service() + "." + namespace(callersNamespace);
        return List.of(service(), space, space + ".svc", space + ".svc.cluster.local")
                .contains(host().replaceFirst("\\.$", ""));
    }

    /** The namespace that follows it; else the caller's own. */
    public String namespace(String own) {
        var parts = host().split("\\.");
        return parts.length > 1 ? parts[1] : own;
    }

    public boolean isAddress() {
        return host().matches("[0-9.]+") || host().startsWith("[");
    }

    public boolean isItself() {
        return host().equals("localhost") || host().startsWith("127.") || host().equals("0.0.0.0");
    }
}
