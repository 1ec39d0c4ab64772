package letters.http;

import io.vertx.core.json.JsonObject;

/** Logs one line for each letter, and counts it: what, how it ended, how long it took. */
final class LetterLog {

    private final Metrics metrics;

    LetterLog(Metrics metrics) {
        this.metrics = metrics;
    }

    Entry begin(String requestId, String path) {
        return new Entry(requestId, path);
    }

    /** The line of one letter, from its arrival to its end. */
    final class Entry {

        private final String requestId;
        private final String path;
        private final long started = System.nanoTime();
        private boolean ended;

        private Entry(String requestId, String path) {
            this.requestId = requestId;
            this.path = path;
        }

        String requestId() {
            return requestId;
        }

        void translated() {
            end("translated", "");
        }

        /** Nobody waits for it any more. */
        void abandoned() {
            end("abandoned", "");
        }

        /** The problem as its sender is told; a failure nobody foresaw gets its stack trace logged. */
        JsonObject failed(Throwable cause) {
            Problem problem = Problem.of(cause);
            failed(problem, cause);
            return JsonObject.of("problem", problem.json());
        }

        void failed(Problem problem, Throwable cause) {
            if (problem.status() == 500 && !ended) {
                Log.failure(requestId + " failed", cause);
            }
            end(Integer.toString(problem.status()), ": " + problem.detail());
        }

        /** Only the first end counts. */
        private void end(String outcome, String why) {
            if (!ended) {
                ended = true;
                metrics.ended(outcome);
                Log.info(requestId + ' ' + path + ' ' + outcome + " in " + (System.nanoTime() - started) / 1_000_000
                        + " ms" + why);
            }
        }
    }
}
