package folkmoot.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.api.entity.TagEntity;
import folkmoot.card.Card;
import folkmoot.card.Cards;
import folkmoot.database.Transaction;
import folkmoot.hashtag.Hashtags;
import folkmoot.hashtag.Use;
import folkmoot.http.JsonBodies;
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
    Map<Long, ObjectNode> render(Transaction tx, List<Card> found) {
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
