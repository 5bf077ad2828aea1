package io.smartqueue.reception.branding;

import io.smartqueue.kernel.Refusal;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An organisation's drawing, written anew from the few elements and attributes that only draw. Whatever else somebody
 * sends is refused, not repaired.
 */
final class SvgLogo {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final Set<String> ELEMENTS =
            Set.of("svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon");
    private static final Set<String> ATTRIBUTES = Set.of(
            "viewBox",
            "width",
            "height",
            "d",
            "cx",
            "cy",
            "r",
            "rx",
            "ry",
            "x",
            "y",
            "x1",
            "y1",
            "x2",
            "y2",
            "points",
            "transform",
            "fill",
            "fill-rule",
            "clip-rule",
            "stroke",
            "stroke-width",
            "stroke-linecap",
            "stroke-linejoin");
    private static final int LONGEST = 16_384;
    private static final Set<String> PAINTS = Set.of("fill", "stroke");
    private static final Pattern VALUE = Pattern.compile("[-+#0-9A-Za-z., ()\\s]*");

    private final Set<String> paints = new HashSet<>();
    private final StringBuilder written = new StringBuilder();

    private SvgLogo() {}

    /** @throws Refusal when it does more than draw in one colour */
    static String read(String svg) {
        Element root = parse(svg);
        if (!"svg".equals(root.getLocalName())) {
            throw refused("not_svg", "This is no SVG drawing.");
        }
        SvgLogo svgLogo = new SvgLogo();
        svgLogo.write(root);
        if (svgLogo.paints.size() > 1) {
            throw refused("one_colour", "Use one colour; it is shown in white, or in the ink of the page.");
        }
        if (svgLogo.written.length() > LONGEST) {
            throw refused("too_long", "Use at most 16 kB.");
        }
        return svgLogo.written.toString();
    }

    private static Element parse(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // The usual one writes to the console what a stranger has sent.
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(svg))).getDocumentElement();
        } catch (SAXException malformed) {
            throw refused("not_svg", "This cannot be read as SVG.");
        } catch (ParserConfigurationException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void write(Element element) {
        String name = element.getLocalName();
        if (!SVG.equals(element.getNamespaceURI()) || !ELEMENTS.contains(name)) {
            throw refused("not_allowed", "Only shapes may be in it, no " + name + ".");
        }
        written.append('<').append(name);
        if (element.getParentNode().getNodeType() == Node.DOCUMENT_NODE) {
            written.append(" xmlns=\"").append(SVG).append('"');
        }
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            write((Attr) element.getAttributes().item(i));
        }
        written.append('>');
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element within) {
                write(within);
            }
        }
        written.append("</").append(name).append('>');
    }

    private void write(Attr attribute) {
        String name = attribute.getName();
        String value = attribute.getValue();
        if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI()) || name.equals("version")) {
            return;
        }
        if (!ATTRIBUTES.contains(name) || !VALUE.matcher(value).matches() || value.contains("url")) {
            throw refused("not_allowed", "Only shapes may be in it, no " + name + ".");
        }
        if (PAINTS.contains(name) && !value.equals("none")) {
            paints.add(value.toLowerCase(Locale.ROOT));
        }
        written.append(' ').append(name).append("=\"").append(value).append('"');
    }

    private static Refusal refused(String code, String advice) {
        return Refusal.field("logo_svg", code, advice);
    }
}
