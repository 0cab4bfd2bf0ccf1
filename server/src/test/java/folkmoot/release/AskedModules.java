package folkmoot.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of Java's modules classes name, as {@code jdeps} would say; that stops at jars whose own modules are not all there. */
final class AskedModules {

    private static final Map<String, String> BY_PACKAGE = ModuleFinder.ofSystem().findAll().stream()
            .flatMap(module -> module.descriptor().packages().stream()
                    .map(name -> Map.entry(
                            name.replace('.', '/'), module.descriptor().name())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private AskedModules() {}

    /** @param classPath jars and folders of classes */
    static Set<String> of(Collection<Path> classPath) {
        return classPath.parallelStream()
                .flatMap(part -> (Files.isDirectory(part) ? ofFolder(part) : ofJar(part)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> ofJar(Path file) {
        try (var jar = new JarFile(file.toFile())) {
            var asked = new TreeSet<String>();
            for (var entry :
                    jar.stream().filter(each -> isClass(each.getName())).toList()) {
                try (var in = jar.getInputStream(entry)) {
                    ask(in, asked);
                }
            }
            return asked;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Set<String> ofFolder(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            var asked = new TreeSet<String>();
            for (var file : files.filter(each -> isClass(each.toString())).toList()) {
                try (var in = Files.newInputStream(file)) {
                    ask(in, asked);
                }
            }
            return asked;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.endsWith("module-info.class");
    }

    private static void ask(InputStream in, Set<String> asked) throws IOException {
        for (var entry : ClassFile.of().parse(in.readAllBytes()).constantPool()) {
            if (entry instanceof ClassEntry named) {
                var name = named.asInternalName();
                int end = name.lastIndexOf('/');
                var module = end < 0 ? null : BY_PACKAGE.get(name.substring(0, end));
                if (module != null) {
                    asked.add(module);
                }
            }
        }
    }
}
