/** The side that takes letters: routes, limits, answers, and the drain at the end. */
package letters.server;
