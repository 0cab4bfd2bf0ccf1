package folkmoot.dependencies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Comment;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A POM, as far as it is asked here. */
record Pom(Path file, Element project) {

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([\\w.]+)}");

    /**
     * A dependency as it is written.
     *
     * @param purpose what the comment right above it says; empty where there is none
     */
    record Dependency(String group, String artifact, String version, String scope, String purpose) {

        String name() {
            return group + ":" + artifact;
        }
    }

    static Pom read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
            return new Pom(file, builder.parse(in).getDocumentElement());
        } catch (IOException | SAXException | ParserConfigurationException broken) {
            throw new IllegalStateException("Cannot read " + file, broken);
        }
    }

    /** Its own, or that of its parent. */
    String group() {
        var own = text(project, "groupId");
        return own.isEmpty()
                ? child(project, "parent")
                        .map(parent -> text(parent, "groupId"))
                        .orElse("")
                : own;
    }

    List<Dependency> managed() {
        return child(project, "dependencyManagement")
                .flatMap(management -> child(management, "dependencies"))
                .map(this::dependencies)
                .orElse(List.of());
    }

    List<Dependency> direct() {
        return child(project, "dependencies").map(this::dependencies).orElse(List.of());
    }

    List<String> modules() {
        return child(project, "modules").stream()
                .flatMap(modules -> children(modules, "module"))
                .map(Element::getTextContent)
                .toList();
    }

    List<String> licences() {
        return child(project, "licenses").stream()
                .flatMap(licences -> children(licences, "license"))
                .map(licence -> text(licence, "name"))
                .toList();
    }

    /** Where its parent stands in the repository that it stands in. */
    Optional<Path> parent(Path repository) {
        return child(project, "parent")
                .map(parent -> repository
                        .resolve(text(parent, "groupId").replace('.', '/'))
                        .resolve(text(parent, "artifactId"))
                        .resolve(text(parent, "version"))
                        .resolve(text(parent, "artifactId") + "-" + text(parent, "version") + ".pom"));
    }

    private List<Dependency> dependencies(Element list) {
        var found = new ArrayList<Dependency>();
        children(list, "dependency")
                .forEach(each -> found.add(new Dependency(
                        text(each, "groupId"),
                        filled(text(each, "artifactId")),
                        filled(text(each, "version")),
                        text(each, "scope"),
                        comment(each))));
        return found;
    }

    /** With the properties of this POM, or else of its parent beside it, as they are where no profile changes them. */
    private String filled(String text) {
        return PROPERTY.matcher(text).replaceAll(name -> Matcher.quoteReplacement(property(name.group(1))));
    }

    private String property(String name) {
        var own = child(project, "properties")
                .map(properties -> text(properties, name))
                .orElse("");
        return own.isEmpty() && child(project, "parent").isPresent()
                ? read(file.resolveSibling("../pom.xml")).property(name)
                : own;
    }

    private static String comment(Element element) {
        Node before = element.getPreviousSibling();
        while (before != null && before.getNodeType() == Node.TEXT_NODE) {
            before = before.getPreviousSibling();
        }
        return before instanceof Comment comment ? comment.getData().strip() : "";
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent, name).findFirst();
    }

    private static Stream<Element> children(Element parent, String name) {
        var nodes = parent.getChildNodes();
        return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
                .map(nodes::item)
                .filter(node ->
                        node instanceof Element element && element.getTagName().equals(name))
                .map(Element.class::cast);
    }

    private static String text(Element parent, String name) {
        return child(parent, name)
                .map(element -> element.getTextContent().strip())
                .orElse("");
    }
}
