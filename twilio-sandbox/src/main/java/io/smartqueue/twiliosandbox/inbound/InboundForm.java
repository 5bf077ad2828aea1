package io.smartqueue.twiliosandbox.inbound;

import io.smartqueue.twiliosandbox.http.Form;
import io.smartqueue.twiliosandbox.inbound.Said.Pressed;
import io.smartqueue.twiliosandbox.media.MediaStore;
import io.smartqueue.twiliosandbox.media.StoredMedia;
import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Countries;
import io.smartqueue.twiliosandbox.message.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of an inbound message. */
final class InboundForm {
    private static final List<String> PLACES =
            List.of("FromCity", "FromState", "FromZip", "FromCountry", "ToCity", "ToState", "ToZip", "ToCountry");

    private InboundForm() {}

    /** @param optOutType null unless the words are Twilio's own */
    static Form of(Message message, Said said, List<StoredMedia> media, MediaStore store, @Nullable String optOutType) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ApiVersion", "2010-04-01");
        fields.put("Body", message.body());
        fields.put("From", said.from().toString());
        fields.put("MessageSid", message.sid());
        fields.put("NumMedia", Integer.toString(media.size()));
        fields.put("NumSegments", Integer.toString(message.segments().count()));
        fields.put("SmsMessageSid", message.sid());
        fields.put("SmsSid", message.sid());
        fields.put("SmsStatus", message.status().word());
        fields.put("To", message.to().toString());
        PLACES.forEach(place -> fields.put(place, ""));
        for (int i = 0; i < media.size(); i++) {
            fields.put("MediaContentType" + i, media.get(i).file().contentType());
            fields.put("MediaUrl" + i, store.url(media.get(i)));
        }
        if (optOutType != null) {
            fields.put("OptOutType", optOutType);
        }
        switch (said.from().channel()) {
            case SMS -> Countries.of(said.from()).ifPresent(country -> fields.put("FromCountry", country));
            case WHATSAPP -> addWhatsApp(said, fields);
        }
        return Form.of(fields);
    }

    private static void addWhatsApp(Said said, Map<String, String> fields) {
        Address phone = said.from();
        Pressed pressed = said.pressed();
        if (pressed != null) {
            fields.put(pressed.ofList() ? "ListId" : "ButtonPayload", pressed.id());
            fields.put(pressed.ofList() ? "ListTitle" : "ButtonText", said.body());
            if (pressed.repliedTo() != null) {
                fields.put("OriginalRepliedMessageSid", pressed.repliedTo());
            }
        }
        fields.put("MessageType", messageType(said));
        fields.put("ProfileName", Objects.requireNonNullElse(said.profileName(), "Phone " + phone.name()));
        // Whoever hides their number has no WhatsApp id made of it.
        if (phone.isNumber()) {
            fields.put("WaId", phone.name().substring(1));
        }
    }

    private static String messageType(Said said) {
        Pressed pressed = said.pressed();
        if (pressed != null) {
            return pressed.ofList() ? "interactive" : "button";
        }
        return said.media().isEmpty() ? "text" : said.media().getFirst().kind();
    }
}
