/** How a service starts and ends as a process; each service, and what they share, is a package beneath. */
package letters;
