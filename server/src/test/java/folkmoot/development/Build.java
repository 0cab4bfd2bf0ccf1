package folkmoot.development;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles what has changed into a folder of its own, which comes before what the build made. Only the changed files, unless they now
 * look different to others: then all that mention them.
 */
final class Build {

    private static final String TEMPLATES = "folkmoot.door.web.templates";

    private final Path home;
    private final Path classes;
    private final Path generated;
    private final Map<String, String> templates;
    private final List<Path> classPath = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();

    /** Begins with what the build made: what an earlier run compiled is forgotten. */
    Build(Path home, Path work) throws IOException {
        this.home = home;
        this.classes = work.resolve("classes");
        this.generated = work.resolve("templates");
        this.templates = templates(home.resolve("server/target/generated-sources/jte"));
        delete(classes);
        Files.createDirectories(classes);
    }

    /** Everything of Folkmoot's anew; libraries stay as they are. */
    ClassLoader loader() throws MalformedURLException {
        var urls = new ArrayList<URL>();
        urls.add(classes.toUri().toURL());
        for (var module : Sources.MODULES) {
            urls.add(home.resolve(module).resolve("src/main/resources").toUri().toURL());
        }
        for (var entry : classPath) {
            urls.add(entry.toUri().toURL());
        }
        return new FreshLoader(urls.toArray(URL[]::new), Build.class.getClassLoader());
    }

    /** What is wrong with them, if anything. */
    Optional<String> take(Collection<Path> changed) throws IOException {
        var sources = new ArrayList<>(changed.stream()
                .filter(file -> file.toString().endsWith(".java"))
                .filter(Files::exists)
                .toList());
        try {
            if (changed.stream().anyMatch(file -> file.toString().endsWith(".jte"))) {
                sources.addAll(templates());
            }
        } catch (TemplateException broken) {
            return Optional.of(String.valueOf(broken.getMessage()));
        }
        if (sources.isEmpty()) {
            return Optional.empty();
        }
        var before = Surface.of(sources, loader());
        var complaint = compile(sources);
        return complaint.isEmpty() && !before.equals(Surface.of(sources, loader()))
                ? compile(mentioning(sources))
                : complaint;
    }

    /** Those classes that templates are made to now and that were not so before. */
    private List<Path> templates() throws IOException {
        var engine = TemplateEngine.create(
                new DirectoryCodeResolver(home.resolve("server/src/main/jte")),
                generated,
                ContentType.Html,
                Build.class.getClassLoader(),
                TEMPLATES);
        var changed = new ArrayList<Path>();
        for (var name : engine.generateAll()) {
            var text = Files.readString(generated.resolve(name));
            if (!text.equals(templates.put(name, text))) {
                changed.add(generated.resolve(name));
            }
        }
        return changed;
    }

    /** As Maven made them, by their names below its folder. */
    private static Map<String, String> templates(Path folder) throws IOException {
        var made = new HashMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                made.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return made;
    }

    /** All sources and templates with the name of one of the classes in them. */
    private List<Path> mentioning(Collection<Path> sources) throws IOException {
        templates();
        var all = new ArrayList<>(
                templates.keySet().stream().map(generated::resolve).toList());
        for (var module : Sources.MODULES) {
            try (var files = Files.walk(home.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
            }
        }
        var names = Pattern.compile(sources.stream()
                .map(source -> source.getFileName().toString().replace(".java", ""))
                .collect(Collectors.joining("|", "\\b(?:", ")\\b")));
        var found = new ArrayList<Path>();
        for (var file : all) {
            if (names.matcher(Files.readString(file)).find()) {
                found.add(file);
            }
        }
        return found;
    }

    private Optional<String> compile(List<Path> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var complaints = new DiagnosticCollector<JavaFileObject>();
        try (var files = compiler.getStandardFileManager(complaints, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            files.setLocationFromPaths(
                    StandardLocation.CLASS_PATH,
                    Stream.concat(Stream.of(classes), classPath.stream()).toList());
            boolean fine = compiler.getTask(
                            null,
                            files,
                            complaints,
                            List.of("-proc:none", "-parameters", "-implicit:none", "-g"),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
            return fine ? Optional.empty() : Optional.of(errors(complaints));
        }
    }

    private static String errors(DiagnosticCollector<JavaFileObject> complaints) {
        return String.join(
                System.lineSeparator(),
                complaints.getDiagnostics().stream()
                        .filter(complaint -> complaint.getKind() == Diagnostic.Kind.ERROR)
                        .map(Object::toString)
                        .toList());
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file :
                        files.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
