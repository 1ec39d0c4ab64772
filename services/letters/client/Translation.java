package letters.client;

/** A letter in Korean, and how often it had to be sent again, by any service on its way. */
public record Translation(String text, int retries) {}
