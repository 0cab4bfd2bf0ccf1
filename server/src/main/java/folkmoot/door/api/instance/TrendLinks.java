package folkmoot.door.api.instance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.door.api.account.TagRenderer;
import folkmoot.door.api.entity.TagEntity;
import folkmoot.door.api.status.CardRenderer;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.json.JsonBodies;
import folkmoot.talk.card.Card;
import folkmoot.talk.card.Cards;
import folkmoot.talk.hashtag.Hashtags;
import folkmoot.talk.hashtag.Use;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cards with the history of their use (client API, Trends::Link): one query for a whole list. */
public final class TrendLinks {

    private final Cards cards;
    private final Hashtags hashtags;
    private final CardRenderer renderer;

    public TrendLinks(Cards cards, Hashtags hashtags, CardRenderer renderer) {
        this.cards = cards;
        this.hashtags = hashtags;
        this.renderer = renderer;
    }

    /** By the card's id, in the order given. */
    public Map<Long, ObjectNode> render(Transaction tx, List<Card> found) {
        var uses = cards.uses(
                tx, found.stream().map(Card::id).toList(), hashtags.today().minusDays(Hashtags.DAYS - 1L));
        var rendered = new LinkedHashMap<Long, ObjectNode>();
        for (var card : found) {
            var json = (ObjectNode) JsonBodies.tree(renderer.entity(card, Map.of(), Optional.empty()));
            List<TagEntity.History> history = TagRenderer.history(
                    hashtags.today(),
                    uses.getOrDefault(card.id(), List.of()).stream()
                            .map(use -> new Use(use.day(), use.uses(), use.accounts()))
                            .toList());
            json.set("history", JsonBodies.tree(history));
            rendered.put(card.id(), json);
        }
        return rendered;
    }
}
