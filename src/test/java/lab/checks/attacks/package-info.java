/** Submissions that want points without work, or harm whoever grades them. */
package lab.checks.attacks;
