/** How people see a run: a page, a summary for CI, and the same for programs; all of it from a recording. */
package lab.report;
