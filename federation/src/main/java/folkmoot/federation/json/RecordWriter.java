package folkmoot.federation.json;

import static folkmoot.federation.json.ObjectWriter.put;
import static folkmoot.federation.json.ObjectWriter.time;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.vocabulary.CivicRecord;

/** Writes civic records. */
final class RecordWriter {

    private RecordWriter() {}

    static ObjectNode write(CivicRecord record) {
        var json = Json.object();
        json.put("id", record.id().toString());
        json.put("type", "OrderedCollection");
        json.put("attributedTo", record.attributedTo().toString());
        json.put("name", record.name());
        json.put("totalItems", record.items());
        put(json, "first", record.first());
        put(json, "published", record.published());
        json.put("updated", time(record.updated()));
        json.put("fm:about", record.about().toString());
        put(json, "fm:problem", record.problem());
        put(json, "fm:ask", record.ask());
        json.put("fm:state", record.state());
        put(json, "fm:answer", record.answer());
        put(json, "fm:stateHistory", record.stateHistory());
        put(json, "fm:responses", record.responses());
        if (!record.responsibleBodies().isEmpty()) {
            put(json, "fm:responsibleBody", record.responsibleBodies());
        }
        json.set("fm:supportCount", count(record.supportCount()));
        record.threshold().ifPresent(threshold -> json.put("fm:threshold", threshold));
        var tracks = json.putArray("fm:tracks");
        record.tracks().forEach(track -> tracks.add(track(track)));
        put(json, "fm:officialResponse", record.officialResponse());
        record.proof().ifPresent(proof -> json.set("proof", proof));
        return json;
    }

    private static ObjectNode count(CivicRecord.SupportCount count) {
        var json = Json.object()
                .put("total", count.total())
                .put("eligible", count.eligible())
                .put("verifiedLocal", count.verifiedLocal())
                .put("membersHere", count.membersHere())
                .put("knownInstances", count.knownInstances())
                .put("widerNetwork", count.widerNetwork())
                .put("inPerson", count.inPerson())
                .put("forEarlierText", count.forEarlierText())
                .put("asOf", time(count.asOf()))
                .put("method", "log-v1");
        count.logSize().ifPresent(size -> json.put("logSize", size));
        return json;
    }

    private static ObjectNode track(CivicRecord.Track track) {
        var json = Json.object();
        json.put("type", "fm:Track");
        put(json, "fm:actor", track.actor());
        json.put("name", track.name());
        json.put("fm:state", track.state());
        put(json, "fm:sent", track.sent());
        put(json, "fm:asked", track.asked());
        put(json, "fm:problem", track.problem());
        put(json, "fm:acknowledgeBy", track.due().acknowledge());
        put(json, "fm:answerBy", track.due().answer());
        put(json, "fm:acknowledged", track.acknowledged());
        put(json, "fm:answered", track.answered());
        put(json, "fm:response", track.response());
        return json;
    }
}
