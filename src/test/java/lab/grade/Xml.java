package lab.grade;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML, an element a line; texts must be {@link Printable}. */
final class Xml {

    private final StringWriter written = new StringWriter();
    private final XMLStreamWriter writer;

    Xml() {
        try {
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(written);
            writer.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IllegalStateException("no XML into memory", e);
        }
    }

    /** An element with what the content writes; the attributes are names, each followed by its value. */
    Xml element(String name, Runnable content, Object... attributes) {
        try {
            writer.writeCharacters("\n");
            writer.writeStartElement(name);
            for (var i = 0; i < attributes.length; i += 2) {
                writer.writeAttribute(attributes[i].toString(), attributes[i + 1].toString());
            }
            content.run();
            writer.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("no XML into memory", e);
        }
        return this;
    }

    Xml element(String name, String text, Object... attributes) {
        return element(
                name,
                () -> {
                    try {
                        writer.writeCharacters(text);
                    } catch (XMLStreamException e) {
                        throw new IllegalStateException("no XML into memory", e);
                    }
                },
                attributes);
    }

    String text() {
        return written + "\n";
    }
}
