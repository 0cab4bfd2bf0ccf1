package folkmoot.schema;

import java.nio.file.Path;
import java.util.List;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/** Runs jOOQ's generator against a migrated database. Its output depends on the schema only. */
final class Generation {

    private Generation() {}

    static void write(DatabaseAddress address, Path into) throws Exception {
        GenerationTool.generate(new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc()
                        .withDriver("org.postgresql.Driver")
                        .withUrl(address.url())
                        .withUser(address.user())
                        .withPassword(address.password()))
                .withGenerator(new Generator()
                        .withDatabase(database())
                        .withGenerate(generate())
                        .withTarget(new Target()
                                .withPackageName("folkmoot.schema.generated")
                                .withDirectory(into.toString()))));
    }

    private static Database database() {
        return new Database()
                .withName("org.jooq.meta.postgres.PostgresDatabase")
                .withInputSchema("public")
                .withOutputSchemaToDefault(true)
                .withIncludeRoutines(false)
                .withIncludeExcludeColumns(false)
                .withExcludes("flyway_schema_history|pg_stat_statements.*")
                .withForcedTypes(List.of(
                        new ForcedType().withName("INSTANT").withIncludeTypes("timestamp(tz| with time zone).*")));
    }

    private static Generate generate() {
        return new Generate()
                .withGeneratedAnnotation(false)
                .withGeneratedAnnotationDate(false)
                .withDeprecated(false)
                .withJavaTimeTypes(true)
                .withEmbeddables(false)
                .withRoutines(false)
                .withGlobalCatalogReferences(false)
                .withImplicitJoinPathsToMany(false)
                .withComments(true);
    }
}
