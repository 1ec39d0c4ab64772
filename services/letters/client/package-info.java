/** The side that passes letters on: connections to the next service's replicas, retries, deadlines. */
package letters.client;
