package folkmoot.door.activitypub.hostile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies that are not the one JSON object that a body has to be. */
final class HostileJson {

    private static final String LIKE = "'id':'$THERE/likes/$N','type':'Like','actor':'$CAROL','object':'$POST'";

    private HostileJson() {}

    static List<Hostile> all() {
        var all = new ArrayList<Hostile>();
        notAnObject(all);
        notJson(all);
        tooMuch(all);
        twice(all);
        unicode(all);
        return all;
    }

    private static void notAnObject(List<Hostile> all) {
        for (var text : List.of("", " ", "[]", "[{" + LIKE + "}]", "'text'", "42", "null", "true", "{}")) {
            all.add(Hostile.body("The body >" + text + "<", 400, text));
        }
    }

    private static void notJson(List<Hostile> all) {
        all.add(Hostile.body("Plain words", 400, "not json"));
        all.add(Hostile.body("A body cut off in the middle", 400, "{" + LIKE));
        all.add(Hostile.body("A body with something behind it", 400, "{" + LIKE + "} x"));
        all.add(Hostile.body("Two documents in one body", 400, "{" + LIKE + "}{" + LIKE + "}"));
        all.add(Hostile.body("A comment", 400, "{/* x */" + LIKE + "}"));
        all.add(Hostile.body("A comma too many", 400, "{" + LIKE + ",}"));
        all.add(Hostile.body("A name without quotes", 400, "{id:1," + LIKE + "}"));
        all.add(new Hostile(
                "Single quotes",
                400,
                0,
                scene -> scene.carolSends(
                        scene.text("{" + LIKE + "}").replace('"', '\'').getBytes(StandardCharsets.UTF_8))));
        for (var number : List.of("NaN", "Infinity", "0x10", "01", "+1", ".5", "1.", "1e")) {
            all.add(Hostile.body("The number " + number, 400, "{" + LIKE + ",'n':" + number + "}"));
        }
        all.add(Hostile.body("An XML document with entities", 400, "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"));
        all.add(Hostile.body("A YAML document", 400, "id: &a [*a]"));
        all.add(Hostile.body("A bad escape", 400, "{'x':'\\x41'," + LIKE + "}"));
        all.add(Hostile.body("A half escape", 400, "{'x':'\\u12'," + LIKE + "}"));
        all.add(Hostile.body("A line break inside a text", 400, "{'x':'a\nb'," + LIKE + "}"));
    }

    private static void tooMuch(List<Hostile> all) {
        all.add(Hostile.body("Objects 65 deep", 400, "{" + LIKE + ",'x':" + "{'a':".repeat(64) + "1" + "}".repeat(65)));
        all.add(Hostile.body("Lists 65 deep", 400, "{" + LIKE + ",'x':" + "[".repeat(65) + "]".repeat(65) + "}"));
        all.add(Hostile.body("Lists 100,000 deep", 400, "{" + LIKE + ",'x':" + "[".repeat(100_000)));
        all.add(Hostile.body("Nothing but opening brackets", 400, "[".repeat(1 << 20)));
        all.add(Hostile.body("A number of 65 digits", 400, "{" + LIKE + ",'n':" + "9".repeat(65) + "}"));
        all.add(Hostile.body("A number of 100,000 digits", 400, "{" + LIKE + ",'n':" + "9".repeat(100_000) + "}"));
        all.add(Hostile.body(
                "A number with 100,000 decimals", 400, "{" + LIKE + ",'n':0." + "1".repeat(100_000) + "}"));
        all.add(Hostile.body("A name of 3,000 letters", 400, "{'" + "k".repeat(3_000) + "':1," + LIKE + "}"));
        all.add(Hostile.body("A text of a megabyte", 413, "{'x':'" + "x".repeat(1 << 20) + "'," + LIKE + "}"));
        all.add(Hostile.body(
                "50,000 properties and none that counts",
                400,
                IntStream.range(0, 50_000)
                        .mapToObj(i -> "'p" + i + "':" + i)
                        .collect(Collectors.joining(",", "{", "}"))));
        all.add(Hostile.body("100,000 empty objects", 400, "{'x':[" + "{},".repeat(100_000) + "{}]}"));
    }

    private static void twice(List<Hostile> all) {
        all.add(Hostile.body("Two ids", 400, "{'id':'$THERE/other'," + LIKE + "}"));
        all.add(Hostile.body("Two actors", 400, "{'actor':'$MALLORY'," + LIKE + "}"));
        all.add(Hostile.body("Two types", 400, "{" + LIKE + ",'type':'Follow'}"));
        all.add(Hostile.body("Two ids, one of them escaped", 400, "{'\\u0069d':'$THERE/other'," + LIKE + "}"));
        all.add(Hostile.body("Two names deep inside", 400, "{" + LIKE + ",'x':[{'a':{'b':1,'b':2}}]}"));
        for (var word : List.of("@graph", "@included", "@reverse")) {
            all.add(Hostile.body("The word " + word, 400, "{" + LIKE + ",'" + word + "':[]}"));
            all.add(Hostile.body("The word " + word + " inside", 400, "{" + LIKE + ",'x':[{'" + word + "':{}}]}"));
        }
    }

    private static void unicode(List<Hostile> all) {
        all.add(raw(
                "A byte that is not UTF-8", text -> text.replace("Like", "Lik\u00ff"), StandardCharsets.ISO_8859_1));
        all.add(raw("A slash in three bytes", text -> text + "", StandardCharsets.UTF_16));
        all.add(raw("UTF-16 without a mark", Function.identity(), StandardCharsets.UTF_16LE));
        all.add(raw("UTF-32", Function.identity(), Charset.forName("UTF-32BE")));
        all.add(raw("A byte order mark", text -> "\ufeff" + text, StandardCharsets.UTF_8));
        all.add(raw("A NUL byte", text -> text.replace("Like", "Li\0ke"), StandardCharsets.UTF_8));
        all.add(bytes("An overlong slash", (byte) 0xc0, (byte) 0xaf));
        all.add(bytes("Half of a surrogate pair as bytes", (byte) 0xed, (byte) 0xa0, (byte) 0x80));
        all.add(bytes("A character beyond Unicode", (byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80));
        all.add(Hostile.body("Half of a surrogate pair in an id", 400, "{" + LIKE.replace("$N", "\\ud800") + "}"));
        all.add(Hostile.body("A NUL in an id", 400, "{" + LIKE.replace("$N", "\\u0000") + "}"));
        all.add(Hostile.body("A line break in an id", 400, "{" + LIKE.replace("$N", "\\n$N") + "}"));
    }

    private static Hostile raw(String name, Function<String, String> change, Charset charset) {
        return new Hostile(
                name,
                400,
                0,
                scene -> scene.carolSends(
                        change.apply(scene.text("{" + LIKE + "}")).getBytes(charset)));
    }

    private static Hostile bytes(String name, byte... bytes) {
        return new Hostile(name, 400, 0, scene -> {
            var good = scene.text("{'x':'','y':1," + LIKE + "}").getBytes(StandardCharsets.UTF_8);
            var all = new byte[good.length + bytes.length];
            System.arraycopy(good, 0, all, 0, 6);
            System.arraycopy(bytes, 0, all, 6, bytes.length);
            System.arraycopy(good, 6, all, 6 + bytes.length, good.length - 6);
            return scene.carolSends(all);
        });
    }
}
