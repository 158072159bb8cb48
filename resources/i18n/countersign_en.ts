<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>Timeline</name>
    <message numerus="yes">
        <source>%1, %n times</source>
        <translation>
            <numerusform>%1, %n time</numerusform>
            <numerusform>%1, %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pushed to %n devices</source>
        <translation>
            <numerusform>Pushed to %n device</numerusform>
            <numerusform>Pushed to %n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Push to %n devices failed</source>
        <translation>
            <numerusform>Push to %n device failed</numerusform>
            <numerusform>Push to %n devices failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n approvals</source>
        <translation>
            <numerusform>%n approval</numerusform>
            <numerusform>%n approvals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::ui::CardHeader</name>
    <message numerus="yes">
        <source>asks %n people</source>
        <translation>
            <numerusform>asks %n person</numerusform>
            <numerusform>asks %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::ui::PairingCodeCard</name>
    <message numerus="yes">
        <source>With the camera of another phone, or by pasting a screenshot into another Countersign. The code is good once, for %n minute(s).</source>
        <translation>
            <numerusform>With the camera of another phone, or by pasting a screenshot into another Countersign. The code is good once, for %n minute.</numerusform>
            <numerusform>With the camera of another phone, or by pasting a screenshot into another Countersign. The code is good once, for %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::ui::StatusStrip</name>
    <message numerus="yes">
        <source>%n paired</source>
        <translation>
            <numerusform>%n paired</numerusform>
            <numerusform>%n paired</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::ui::SheetDialog</name>
    <message numerus="yes">
        <source>%n phones</source>
        <translation>
            <numerusform>%n phone</numerusform>
            <numerusform>%n phones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::ui::SignatureCard</name>
    <message numerus="yes">
        <source>%n bytes</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::ui::RequestForm</name>
    <message numerus="yes">
        <source>%n bytes that cannot be edited here; load others to replace them.</source>
        <translation>
            <numerusform>%n byte that cannot be edited here; load others to replace it.</numerusform>
            <numerusform>%n bytes that cannot be edited here; load others to replace them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Body: %n bytes</source>
        <translation>
            <numerusform>&amp;Body: %n byte</numerusform>
            <numerusform>&amp;Body: %n bytes</numerusform>
        </translation>
    </message>
</context>
</TS>
