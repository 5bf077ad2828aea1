package io.smartqueue.twiliosandbox.callback;

import io.smartqueue.twiliosandbox.http.Form;
import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Message;
import io.smartqueue.twiliosandbox.message.MessageStatus;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a status callback. */
final class StatusForm {
    private static final DateTimeFormatter CARRIER_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmm").withZone(ZoneOffset.UTC);

    private StatusForm() {}

    static Form of(Message message, String accountSid) {
        Map<String, String> fields = new LinkedHashMap<>();
        String status = message.status().word();
        fields.put("AccountSid", accountSid);
        fields.put("ApiVersion", "2010-04-01");
        Address from = message.from();
        if (from != null) {
            fields.put("From", from.toString());
        }
        fields.put("MessageSid", message.sid());
        fields.put("MessageStatus", status);
        fields.put("SmsSid", message.sid());
        fields.put("SmsStatus", status);
        fields.put("To", message.to().toString());
        addOptional(message, fields);
        switch (message.to().channel()) {
            case SMS -> addCarrierTime(message, fields);
            case WHATSAPP -> addChannel(message, accountSid, fields);
        }
        return Form.of(fields);
    }

    private static void addOptional(Message message, Map<String, String> fields) {
        String service = message.draft().messagingServiceSid();
        if (service != null) {
            fields.put("MessagingServiceSid", service);
        }
        Integer errorCode = message.errorCode();
        if (errorCode != null) {
            fields.put("ErrorCode", errorCode.toString());
        }
    }

    private static void addCarrierTime(Message message, Map<String, String> fields) {
        if (message.status() == MessageStatus.DELIVERED || message.status() == MessageStatus.UNDELIVERED) {
            fields.put("RawDlrDoneDate", CARRIER_TIME.format(message.updatedAt()));
        }
    }

    private static void addChannel(Message message, String accountSid, Map<String, String> fields) {
        fields.put("ChannelPrefix", "whatsapp");
        fields.put("ChannelInstallSid", "XE" + accountSid.substring(2));
        if (message.status() == MessageStatus.READ) {
            fields.put("EventType", "READ");
        }
        if (message.errorCode() != null) {
            fields.put("ChannelStatusMessage", "Channel provider error " + message.errorCode());
        }
    }
}
