/** Submissions of all kinds on one real cluster, those that people wrote and those that are drawn at random: run by name. */
package lab.checks.catalogue;
