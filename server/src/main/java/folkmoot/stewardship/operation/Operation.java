package folkmoot.stewardship.operation;

import folkmoot.config.Settings;
import folkmoot.platform.Platform;
import folkmoot.platform.metrics.QueueCounts;
import java.util.Optional;

/** What operators look at and do in the browser. */
public record Operation(
        FirstSteps firstSteps, Health health, HealthSamples samples, StorageSizes sizes, Backups backups) {

    /** @param films whether films and sounds can be read here */
    public static Operation of(Platform platform, boolean films) {
        var database = platform.database();
        var settings = platform.settings();
        var data = settings.data().directory();
        var queues = new QueueCounts(database, platform.jobs());
        var sizes = new StorageSizes(
                data,
                Optional.of(data.resolve("media"))
                        .filter(_ -> settings.media().storage() == Settings.Media.Storage.FOLDER),
                platform.clock());
        return new Operation(
                new FirstSteps(platform.clock()),
                new Health(database, queues, sizes, settings.mail().host().isPresent(), films),
                new HealthSamples(database, platform.jobs(), platform.clock(), queues, sizes),
                sizes,
                new Backups(platform.clock()));
    }
}
