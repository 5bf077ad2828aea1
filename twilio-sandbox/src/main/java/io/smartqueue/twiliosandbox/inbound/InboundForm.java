package io.smartqueue.twiliosandbox.inbound;

import io.smartqueue.twiliosandbox.http.Form;
import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Channel;
import io.smartqueue.twiliosandbox.message.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of an inbound message. */
final class InboundForm {
    private static final List<String> PLACES =
            List.of("FromCity", "FromState", "FromZip", "FromCountry", "ToCity", "ToState", "ToZip", "ToCountry");

    private InboundForm() {}

    static Form of(Message message, String accountSid) {
        Address phone = message.phone();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("AccountSid", accountSid);
        fields.put("ApiVersion", "2010-04-01");
        fields.put("Body", message.body());
        fields.put("From", phone.toString());
        fields.put("MessageSid", message.sid());
        fields.put("NumMedia", "0");
        fields.put("NumSegments", Integer.toString(message.segments().count()));
        fields.put("SmsMessageSid", message.sid());
        fields.put("SmsSid", message.sid());
        fields.put("SmsStatus", message.status().word());
        fields.put("To", message.to().toString());
        PLACES.forEach(place -> fields.put(place, ""));
        if (phone.channel() == Channel.WHATSAPP) {
            fields.put("MessageType", "text");
            fields.put("ProfileName", "Phone " + phone.name());
            fields.put("WaId", phone.name().substring(1));
        }
        return Form.of(fields);
    }
}
