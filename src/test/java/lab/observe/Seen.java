package lab.observe;

import java.time.Instant;

/** How an object of Kubernetes looked from then on. */
public record Seen<T>(Instant at, String change, T object) {}
