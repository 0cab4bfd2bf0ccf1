package folkmoot.talk.card;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.fetch.FileResult;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Looks at the picture of each new card, in a job of its own, for the colours that clients show before the picture has come. */
public final class CardPictures {

    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final int REQUESTS = 4;
    private static final JobKind<Look> KIND = new JobKind<>("card-picture", Look.class, RetryPolicy.NEVER);

    private final Database database;
    private final Jobs jobs;
    private final Function<byte[], Optional<String>> blurhash;
    private final Observers<BiConsumer<Transaction, StatusId>> observers;
    private final CardStore store = new CardStore();

    record Look(long status, long card, String image) {}

    /** @param blurhash the colours of a picture; empty for what is none */
    public CardPictures(
            Database database,
            Fetcher fetcher,
            Jobs jobs,
            Function<byte[], Optional<String>> blurhash,
            Observers<BiConsumer<Transaction, StatusId>> observers) {
        this.database = database;
        this.jobs = jobs;
        this.blurhash = blurhash;
        this.observers = observers;
        jobs.handle(KIND, job -> look(fetcher, job));
    }

    /** Of a status that has another card than before. */
    public void changed(Transaction tx, StatusId status) {
        Optional.ofNullable(store.of(tx, List.of(status)).get(status))
                .ifPresent(card -> card.image()
                        .filter(image -> image.blurhash().isEmpty())
                        .ifPresent(image -> jobs.enqueue(
                                tx,
                                KIND,
                                new Look(status.value(), card.id(), image.url().toString()))));
    }

    private void look(Fetcher fetcher, Look job) {
        var image = URI.create(job.image());
        var colours =
                fetcher.fetchFile(image, MOST_BYTES, FetchBudget.of(REQUESTS)) instanceof FileResult.File(var bytes)
                        ? blurhash.apply(bytes)
                        : Optional.<String>empty();
        colours.ifPresent(hash -> database.write(tx -> {
            store.colour(tx, job.card(), image, hash);
            observers.tell(observer -> observer.accept(tx, new StatusId(job.status())));
        }));
    }
}
