/** What will go wrong with a submission, and what is refused, told from its YAML alone: before anything is deployed, with file and line. */
package lab.preflight;
