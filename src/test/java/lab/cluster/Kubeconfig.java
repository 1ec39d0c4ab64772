package lab.cluster;

import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A node's own kubeconfig, made to work from this machine. */
public final class Kubeconfig {

    private Kubeconfig() {}

    /** The YAML with the server's address replaced and everything in it called after the cluster. */
    static String seenFrom(String host, int port, ClusterName name, String yaml) {
        var config = Serialization.unmarshal(yaml, Config.class);
        config.getClusters().forEach(cluster -> {
            cluster.setName(name.value());
            cluster.getCluster().setServer("https://" + host + ":" + port);
        });
        config.getUsers().forEach(user -> user.setName(name.value()));
        config.getContexts().forEach(context -> {
            context.setName(name.value());
            context.getContext().setCluster(name.value());
            context.getContext().setUser(name.value());
        });
        config.setCurrentContext(name.value());
        return Serialization.asYaml(config);
    }

    /** The YAML with another namespace for what names none. */
    static String inNamespace(String namespace, String yaml) {
        var config = Serialization.unmarshal(yaml, Config.class);
        config.getContexts().forEach(context -> context.getContext().setNamespace(namespace));
        return Serialization.asYaml(config);
    }

    /** Writes it for its owner alone: it holds an administrator's key. */
    public static void write(String yaml, Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the kubeconfig to " + file, e);
        }
    }
}
