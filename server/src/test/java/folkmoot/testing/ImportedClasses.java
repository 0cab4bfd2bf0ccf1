package folkmoot.testing;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.ref.SoftReference;

/** All classes of Folkmoot, without those of tests, as ArchUnit sees them: read once in a JVM, and again when room was needed. */
public final class ImportedClasses {

    private static SoftReference<JavaClasses> kept = new SoftReference<>(null);

    private ImportedClasses() {}

    public static synchronized JavaClasses all() {
        var classes = kept.get();
        if (classes == null) {
            classes = new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("folkmoot");
            kept = new SoftReference<>(classes);
        }
        return classes;
    }
}
