package folkmoot.development;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What other classes can see of some: when it stays the same, they need not be compiled again. */
final class Surface {

    private static final Pattern PACKAGE = Pattern.compile("^package ([a-z0-9_.]+);", Pattern.MULTILINE);

    private Surface() {}

    /** Of the classes that were made from the sources, as the loader finds them now. */
    static Set<String> of(Collection<Path> sources, ClassLoader places) throws IOException {
        var seen = new TreeSet<String>();
        for (var source : sources) {
            var name = source.getFileName().toString().replace(".java", "");
            var matcher = PACKAGE.matcher(Files.readString(source));
            var folder = matcher.find() ? matcher.group(1).replace('.', '/') + "/" : "";
            add(seen, folder + name, places);
        }
        return seen;
    }

    private static void add(Set<String> seen, String name, ClassLoader places) throws IOException {
        try (InputStream in = places.getResourceAsStream(name + ".class")) {
            if (in == null) {
                return;
            }
            var model = ClassFile.of().parse(in.readAllBytes());
            describe(seen, model);
            var nested = model.findAttribute(Attributes.innerClasses());
            if (nested.isPresent()) {
                for (var inner : nested.get().classes()) {
                    var innerName = inner.innerClass().asInternalName();
                    if (innerName.startsWith(name + "$") && !seen.contains(innerName)) {
                        seen.add(innerName);
                        add(seen, innerName, places);
                    }
                }
            }
        }
    }

    private static void describe(Set<String> seen, ClassModel model) {
        var name = model.thisClass().asInternalName();
        seen.add(name + " " + model.flags().flagsMask() + " " + model.superclass() + model.interfaces());
        for (var field : model.fields()) {
            var constant = field.findAttribute(Attributes.constantValue());
            add(seen, name, field.flags().flagsMask(), field.fieldName() + ":" + field.fieldType() + constant);
        }
        for (var method : model.methods()) {
            var generic = method.findAttribute(Attributes.signature()).map(Object::toString);
            add(seen, name, method.flags().flagsMask(), method.methodName() + "" + method.methodType() + generic);
        }
    }

    private static void add(Set<String> seen, String owner, int flags, String member) {
        if ((flags & ClassFile.ACC_PRIVATE) == 0 && (flags & ClassFile.ACC_SYNTHETIC) == 0) {
            seen.add(owner + " " + flags + " " + member);
        }
    }
}
