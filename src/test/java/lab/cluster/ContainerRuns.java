package lab.cluster;

import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/** An agent has begun once its container runs; whether it is a Ready node is asked of Kubernetes. */
final class ContainerRuns extends AbstractWaitStrategy {

    @Override
    protected void waitUntilReady() {
        // Testcontainers has seen the container running before it asks
    }
}
