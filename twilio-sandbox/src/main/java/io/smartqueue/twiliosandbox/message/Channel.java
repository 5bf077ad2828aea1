package io.smartqueue.twiliosandbox.message;

public enum Channel {
    SMS,
    WHATSAPP
}
