package folkmoot.door.api;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.community.NewCommunity;
import folkmoot.door.House;
import folkmoot.door.api.account.AccountRenderer;
import folkmoot.door.api.account.ViewerFilters;
import folkmoot.door.api.civic.ProposalRenderer;
import folkmoot.door.api.media.EmojiRenderer;
import folkmoot.door.api.media.MediaRenderer;
import folkmoot.door.api.status.CardRenderer;
import folkmoot.door.api.status.PollRenderer;
import folkmoot.door.api.status.StatusRelations;
import folkmoot.door.api.status.StatusRenderer;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.media.MediaAttachment;
import folkmoot.testing.Person;
import folkmoot.testing.TestPictures;
import folkmoot.testing.World;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often the database is asked for a page of statuses: a fixed number, whatever is on it. */
class QueryBudgetTest {

    private static final int MOST = 12;

    @TempDir
    static Path folder;

    @Test
    void aPageWithEverythingOnItAsksADozenTimesAtMost() {
        try (var world = new World(Map.of("data.directory", folder.toString()))) {
            var house = world.server().house();
            var ids = page(world, house);
            var viewer = Optional.of(world.bob().id());
            var renderer = renderer(house);
            house.platform()
                    .database()
                    .read(tx -> renderer.renderIds(tx, ids, viewer)); // what is kept in memory is there now
            var asked = new AtomicInteger();
            var rendered = house.platform().database().read(tx -> {
                tx.sql().configuration().set(new DefaultExecuteListenerProvider(counting(asked)));
                return renderer.renderIds(tx, ids, viewer);
            });

            assertThat(rendered).hasSize(20);
            assertThat(rendered).anyMatch(status -> status.card().isPresent());
            assertThat(rendered).anyMatch(status -> status.poll().isPresent());
            assertThat(rendered).anyMatch(status -> status.quote().isPresent());
            assertThat(rendered).anyMatch(status -> status.reblog().isPresent());
            assertThat(rendered).anyMatch(status -> !status.mediaAttachments().isEmpty());
            assertThat(rendered).anyMatch(status -> status.proposal().isPresent());
            assertThat(rendered).anyMatch(status -> !status.emojis().isEmpty());
            assertThat(asked).hasValueLessThanOrEqualTo(MOST);
        }
    }

    private static List<StatusId> page(World world, House house) {
        house.talk().media().emojis().add("heron", TestPictures.png(20, 20), Optional.empty());
        house.platform()
                .database()
                .write(tx -> house.civic()
                        .registry()
                        .communities()
                        .create(tx, NewCommunity.of("commons", "Harrowmere Commons")));
        var ids = new ArrayList<StatusId>();
        for (int round = 0; round < 4; round++) {
            var alice = world.alice();
            var plain = alice.posts("@bob a #mention of :heron: " + round);
            ids.add(id(plain));
            ids.add(id(ok(alice.post(
                    "/api/v1/statuses",
                    Map.of("status", "?", "poll", Map.of("options", List.of("a", "b"), "expires_in", 600))))));
            ids.add(id(ok(world.person("quoter" + round)
                    .post(
                            "/api/v1/statuses",
                            Map.of(
                                    "status",
                                    "!",
                                    "quoted_status_id",
                                    plain.get("id").asText())))));
            ids.add(id(ok(world.person("booster" + round)
                    .post("/api/v1/statuses/" + plain.get("id").asText() + "/reblog"))));
            ids.add(id(alice.posts("with a card and a picture " + round)));
            decorate(house, world, ids.getLast());
            ids.set(ids.size() - 2, round > 1 ? ids.get(ids.size() - 2) : proposal(world.person("mover" + round)));
        }
        return ids;
    }

    private static StatusId proposal(Person author) {
        return id(author.posts("@commons #proposal\nSafer crossing on Mill Road\n\nTwo people were hurt."));
    }

    private static void decorate(House house, World world, StatusId status) {
        var picture = MediaAttachment.remote(
                new MediaId(house.platform().ids().next()),
                world.alice().id(),
                URI.create("https://elsewhere.test/picture.png"),
                Optional.of("image/png"),
                Optional.of("A bridge"),
                Optional.empty(),
                Optional.empty(),
                MediaAttachment.Shape.UNKNOWN);
        house.platform().database().write(tx -> {
            house.talk().media().attachments().attachNew(tx, status, List.of(picture));
            long card = house.platform().ids().next();
            tx.sql()
                    .execute(
                            "INSERT INTO preview_card (id, url, title, type, fetched_at) VALUES (?, ?, 'A page',"
                                    + " 'link', now())",
                            card,
                            "https://elsewhere.test/" + card);
            tx.sql().execute("INSERT INTO status_card (status_id, card_id) VALUES (?, ?)", status.value(), card);
        });
    }

    private static StatusRenderer renderer(House house) {
        var emojis = new EmojiRenderer(
                house.platform().database(),
                house.talk().media().emojis(),
                house.talk().media().urls());
        return new StatusRenderer(
                new StatusRelations.Sources(
                        house.talk().posts().statuses(),
                        house.people().accounts(),
                        new AccountRenderer(
                                house.people().accounts(),
                                house.platform().uris(),
                                house.talk().media().urls(),
                                emojis,
                                house.people().members().staff(),
                                house.civic().registry().officials()),
                        new PollRenderer(
                                house.talk().reactions().polls(),
                                house.platform().clock()),
                        house.talk().reactions().cards(),
                        new ProposalRenderer(
                                house.civic().proposals(), house.civic().supports())),
                new MediaRenderer(house.talk().media().urls()),
                new CardRenderer(house.talk().media().urls()),
                emojis,
                new ViewerFilters(
                        house.people().relations().hidden(),
                        house.talk().reading().filterSets()),
                house.platform().uris());
    }

    private static ExecuteListener counting(AtomicInteger asked) {
        return new ExecuteListener() {
            private static final long serialVersionUID = 1;

            @Override
            public void executeStart(ExecuteContext context) {
                asked.incrementAndGet();
            }
        };
    }

    private static StatusId id(JsonNode status) {
        return Id.status(status.get("id").asText()).orElseThrow();
    }
}
