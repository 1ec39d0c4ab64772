package lab.diagnose;

import java.net.URI;
import java.util.Optional;

/** A URL that names the next service. */
record NextUrl(String text, Optional<URI> uri) {

    private static final int HTTP = 80;

    static NextUrl of(String text) {
        try {
            return new NextUrl(text, Optional.of(URI.create(text.strip())).filter(uri -> uri.getHost() != null));
        } catch (IllegalArgumentException malformed) {
            return new NextUrl(text, Optional.empty());
        }
    }

    /** In plain HTTP, with a host. */
    boolean wellFormed() {
        return uri.filter(uri -> "http".equalsIgnoreCase(uri.getScheme())).isPresent();
    }

    String host() {
        return uri.orElseThrow().getHost();
    }

    int port() {
        var port = uri.orElseThrow().getPort();
        return port < 0 ? HTTP : port;
    }

    /** The Service's name, if the host is one. */
    String service() {
        return host().split("\\.")[0];
    }

    /** The namespace that follows it; else the caller's own. */
    String namespace(String own) {
        var parts = host().split("\\.");
        return parts.length > 1 ? parts[1] : own;
    }

    boolean isAddress() {
        return host().matches("[0-9.]+") || host().startsWith("[");
    }

    boolean isItself() {
        return host().equals("localhost") || host().startsWith("127.") || host().equals("0.0.0.0");
    }
}
