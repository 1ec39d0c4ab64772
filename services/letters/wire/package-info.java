/** What the services say to each other and to their clients: stages, problems, lines of JSON. */
package letters.wire;
