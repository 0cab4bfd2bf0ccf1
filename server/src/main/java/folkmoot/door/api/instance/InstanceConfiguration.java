package folkmoot.door.api.instance;

import folkmoot.config.Settings;
import folkmoot.platform.text.PostText;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.hashtag.FeaturedTags;
import folkmoot.talk.media.Attachments;
import folkmoot.talk.media.FileType;
import folkmoot.talk.media.Media;
import folkmoot.talk.media.MediaLimits;
import folkmoot.talk.pin.Pins;
import folkmoot.talk.poll.NewPoll;
import folkmoot.talk.profile.ProfileRules;
import folkmoot.talk.push.PushKeys;
import folkmoot.talk.status.LocalStatuses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What clients may send and how much of it: the part {@code configuration} of the instance documents. */
public final class InstanceConfiguration {

    private final Settings settings;
    private final LocalUris uris;
    private final PushKeys pushKeys;
    private final List<String> mediaTypes;

    /** @param films whether films and sounds can be read here */
    public InstanceConfiguration(Settings settings, LocalUris uris, PushKeys pushKeys, boolean films) {
        this.settings = settings;
        this.uris = uris;
        this.pushKeys = pushKeys;
        this.mediaTypes = FileType.acceptedMediaTypes(films);
    }

    Map<String, Object> json(boolean hasTerms) {
        var json = new LinkedHashMap<String, Object>();
        json.put("urls", urls(hasTerms));
        json.put("vapid", Map.of("public_key", pushKeys.publicKey()));
        json.put("accounts", accounts());
        json.put(
                "statuses",
                Map.of(
                        "max_characters", LocalStatuses.MAX_CHARACTERS,
                        "max_media_attachments", Attachments.MOST,
                        "characters_reserved_per_url", PostText.LINK_LENGTH));
        json.put("media_attachments", media());
        json.put(
                "polls",
                Map.of(
                        "max_options",
                        NewPoll.MOST,
                        "max_characters_per_option",
                        NewPoll.LONGEST_OPTION,
                        "min_expiration",
                        NewPoll.SHORTEST.toSeconds(),
                        "max_expiration",
                        NewPoll.LONGEST.toSeconds()));
        json.put("translation", Map.of("enabled", false));
        var open = Map.of("local", "public", "remote", "public");
        json.put("timelines_access", Map.of("live_feeds", open, "hashtag_feeds", open, "trending_link_feeds", open));
        json.put("limited_federation", settings.federation().allowListOnly());
        return json;
    }

    /** Where streams are opened. */
    String streaming() {
        return uris.origin().replaceFirst("^http", "ws");
    }

    /** The part of it that the first version of the document has. */
    Map<String, Object> jsonOfVersion1() {
        var json = json(false);
        json.keySet().retainAll(Set.of("statuses", "media_attachments", "polls"));
        json.put("accounts", Map.of("max_featured_tags", accounts().get("max_featured_tags")));
        return json;
    }

    private Map<String, Object> urls(boolean hasTerms) {
        var urls = new LinkedHashMap<String, Object>();
        urls.put("streaming", streaming());
        urls.put("status", null);
        urls.put("about", uris.at("/about"));
        urls.put("privacy_policy", uris.at("/privacy-policy"));
        urls.put("terms_of_service", hasTerms ? uris.at("/terms-of-service") : null);
        return urls;
    }

    private static Map<String, Object> accounts() {
        return Map.of(
                "max_display_name_length", ProfileRules.LONGEST_NAME,
                "max_note_length", ProfileRules.LONGEST_NOTE,
                "max_avatar_description_length", ProfileRules.LONGEST_DESCRIPTION,
                "max_header_description_length", ProfileRules.LONGEST_DESCRIPTION,
                "max_featured_tags", FeaturedTags.MOST,
                "max_pinned_statuses", Pins.MOST,
                "max_profile_fields", ProfileRules.MOST_FIELDS,
                "profile_field_name_limit", ProfileRules.LONGEST_FIELD,
                "profile_field_value_limit", ProfileRules.LONGEST_FIELD);
    }

    private Map<String, Object> media() {
        return Map.of(
                "description_limit", Media.LONGEST_DESCRIPTION,
                "image_matrix_limit", MediaLimits.MOST_PICTURE_PIXELS,
                "image_size_limit", Media.MOST_PICTURE_BYTES,
                "supported_mime_types", mediaTypes,
                "video_frame_rate_limit", MediaLimits.MOST_FRAMES_A_SECOND,
                "video_matrix_limit", MediaLimits.MOST_FILM_PIXELS,
                "video_size_limit", Media.MOST_FILM_BYTES);
    }
}
