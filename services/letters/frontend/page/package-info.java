/** The page itself: its template, its texts in two languages, its files. */
package letters.frontend.page;
