package lab.cluster;

/** A machine of the cluster: a Kubernetes node and the Docker container of the same name. */
public record Node(String name, Role role) {

    /** The server holds the control plane and must keep running; agents may be stopped. */
    public enum Role {
        SERVER,
        AGENT
    }

    @Override
    public String toString() {
        return name;
    }
}
