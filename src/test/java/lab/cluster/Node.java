package lab.cluster;

import java.util.Optional;

/** A machine of the cluster: a Kubernetes node, which may be a Docker container of the same name. */
public record Node(String name, Role role) {

    /** The server holds the control plane and must keep running; agents may be stopped. */
    public enum Role {
        SERVER,
        AGENT
    }

    /** Why nobody may stop it, if it holds the control plane. */
    Optional<String> cannotStop() {
        return Optional.of(name + " holds the control plane").filter(why -> role == Role.SERVER);
    }

    @Override
    public String toString() {
        return name;
    }
}
