package io.smartqueue.twiliosandbox.inbound;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The answer of the customer's server to an inbound message: {@code <Response><Message>…</Message></Response>}. */
final class Twiml {
    private Twiml() {}

    /** The texts to send back; none when the answer says nothing or is no TwiML (12100 at Twilio). */
    static List<String> messages(String xml) {
        if (xml.isBlank()) {
            return List.of();
        }
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            Element response =
                    builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
            return elements(response.getElementsByTagName("Message")).stream()
                    .map(Twiml::text)
                    .filter(text -> !text.isEmpty())
                    .toList();
        } catch (SAXException noTwiml) {
            return List.of();
        } catch (IOException | ParserConfigurationException impossible) {
            throw new IllegalStateException("a string is always readable", impossible);
        }
    }

    private static String text(Element message) {
        NodeList bodies = message.getElementsByTagName("Body");
        return (bodies.getLength() == 0 ? message : bodies.item(0))
                .getTextContent()
                .strip();
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Element.class::cast)
                .toList();
    }
}
