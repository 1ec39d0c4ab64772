package lab.report;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import lab.observe.Moment;

/** The same in both languages; a page has both, whoever reads it chooses. */
record Text(String en, String ko) {

    private static final ResourceBundle EN = ResourceBundle.getBundle("lab.report.texts", Locale.ENGLISH);
    private static final ResourceBundle KO = ResourceBundle.getBundle("lab.report.texts", Locale.KOREAN);

    /** The text of that key; arguments that are texts themselves speak its language. */
    static Text of(String key, Object... arguments) {
        return new Text(filled(EN, key, Text::en, arguments), filled(KO, key, Text::ko, arguments));
    }

    /** The text of that key, or, for what nobody has put into words, its name. */
    static Text orName(String key, String name) {
        return EN.containsKey(key) ? of(key) : same(name);
    }

    /** What is not translated: names, numbers, what a machine said. */
    static Text same(String text) {
        return new Text(text, text);
    }

    /** A field of a moment that has both languages; what is missing is empty. */
    static Text in(Moment moment, String field) {
        var both = moment.object().path(field);
        return new Text(both.path("en").asString(""), both.path("ko").asString(""));
    }

    /** With a full stop, unless it has one: what others wrote may have none. */
    Text sentence() {
        return new Text(ended(en), ended(ko));
    }

    private static String ended(String text) {
        return text.isEmpty() || ".!?。…".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
    }

    static Text joined(List<Text> texts, String between) {
        return new Text(
                texts.stream().map(Text::en).collect(joining(between)),
                texts.stream().map(Text::ko).collect(joining(between)));
    }

    String in(Locale language) {
        return language.getLanguage().equals("ko") ? ko : en;
    }

    private static String filled(
            ResourceBundle bundle, String key, Function<Text, String> language, Object... arguments) {
        var said = new Object[arguments.length];
        for (var i = 0; i < said.length; i++) {
            said[i] = arguments[i] instanceof Text text ? language.apply(text) : arguments[i];
        }
        return String.format(Locale.ROOT, bundle.getString(key), said);
    }
}
