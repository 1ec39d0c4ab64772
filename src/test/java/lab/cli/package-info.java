/** What {@code ./lab} does, a class a command. */
package lab.cli;
