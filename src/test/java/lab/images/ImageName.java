package lab.images;

import java.util.Arrays;

/** An image's name as a manifest has it: the repository, and its tag, which is latest where none is written. */
public record ImageName(String repository, String tag) {

    /** The name that a manifest has; a digest behind it is left out. */
    public static ImageName of(String image) {
        var name = image.replaceFirst("^docker.io/(library/)?", "").replaceFirst("@.*", "");
        var colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf('/')
                ? new ImageName(name.substring(0, colon), name.substring(colon + 1))
                : new ImageName(name, "latest");
    }

    /** A name as nodes keep it, {@code docker.io/library/frontend-app:lab}: Docker leaves out what is usual; containerd does not. */
    public static String full(String name) {
        var slash = name.indexOf('/');
        if (slash < 0) {
            return name.startsWith("sha256:") ? name : "docker.io/library/" + name;
        }
        var first = name.substring(0, slash);
        return first.contains(".") || first.contains(":") || first.equals("localhost") ? name : "docker.io/" + name;
    }

    /** Without the registry, or whoever's it is, before it. */
    public String bare() {
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    /** How many letters differ between the two repositories: one that is missing, too many, or another. */
    public int distance(ImageName other) {
        var one = repository;
        var two = other.repository;
        var above = new int[two.length() + 1];
        Arrays.setAll(above, i -> i);
        for (var i = 1; i <= one.length(); i++) {
            var row = new int[two.length() + 1];
            row[0] = i;
            for (var j = 1; j <= two.length(); j++) {
                var same = one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + same);
            }
            above = row;
        }
        return above[two.length()];
    }

    @Override
    public String toString() {
        return repository + ":" + tag;
    }
}
