/** Translate-Worker: translates the letter. */
package letters.translate;
