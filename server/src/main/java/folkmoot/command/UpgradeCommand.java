package folkmoot.command;

import folkmoot.platform.text.Wording;
import folkmoot.schema.Migrations;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings the database up to date before the server does, or tries whether it can be. */
@Command(
        name = "upgrade",
        description =
                "Brings the database to the schema of this version, as the server does when it starts. There is no way"
                        + " back: make a backup first. A database of a newer version is refused.")
final class UpgradeCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--dry-run",
            description =
                    "Does every step on the data that is there, in one transaction that is taken back; while no server"
                            + " runs.")
    private boolean dry;

    @Override
    public Integer call() {
        try (var database = OpenDatabase.unchanged(common.settings())) {
            var migrations = new Migrations(database.address());
            var missing = migrations.missing();
            var began = System.nanoTime();
            boolean rehearsed = dry && !missing.isEmpty() && !database.isBesideServer();
            if (rehearsed) {
                migrations.rehearse();
            } else if (!dry) {
                if (database.isBesideServer()) {
                    migrations.requireCurrent();
                }
                migrations.migrate();
            }
            var data = new LinkedHashMap<String, Object>();
            data.put("steps", missing);
            data.put("dry_run", dry);
            data.put("tried", rehearsed);
            data.put("seconds", (System.nanoTime() - began) / 1_000_000 / 1000.0);
            common.output().say(describe(missing.size(), rehearsed, data.get("seconds")), data);
            return 0;
        }
    }

    private String describe(int steps, boolean rehearsed, Object seconds) {
        if (steps == 0) {
            return "The database is up to date.";
        }
        var text = Wording.english("{0, plural, one {# step} other {# steps}}", steps);
        if (!dry) {
            return text + " done in " + seconds + " s.";
        }
        return rehearsed
                ? text + " tried and taken back in " + seconds + " s: they can be done on this data."
                : text + " missing; they are tried when no server runs.";
    }
}
