package letters.http;

/**
 * What became of a letter.
 *
 * @param text in Korean
 * @param retries how often another replica had to be asked, by any service on its way
 */
public record Translation(String text, int retries) {}
