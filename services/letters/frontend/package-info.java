/** Frontend: the page with the one button. */
package letters.frontend;
