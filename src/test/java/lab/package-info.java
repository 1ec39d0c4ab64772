/** The suite: a real cluster, the pipeline on it, and what becomes of both. */
package lab;
