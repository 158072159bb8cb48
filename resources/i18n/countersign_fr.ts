<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>ChallengeLine</name>
    <message>
        <source>unanswered</source>
        <translation>sans réponse</translation>
    </message>
    <message>
        <source>number %1</source>
        <translation>nombre %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>security alert</source>
        <translation>alerte de sécurité</translation>
    </message>
    <message>
        <source>%1 of %2 approved</source>
        <translation>%1 accord sur %2 requis</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>answered %1</source>
        <translation>réponse %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n times</source>
        <translation>
            <numerusform>%1, %n fois</numerusform>
            <numerusform>%1, %n fois</numerusform>
        </translation>
    </message>
    <message>
        <source>HMAC #1 valid · clock %1 ms</source>
        <translation>HMAC&#xa0;#1 valide · horloge %1&#xa0;ms</translation>
    </message>
    <message>
        <source>with number %1</source>
        <translation>avec le nombre %1</translation>
    </message>
    <message>
        <source>Backend called %1</source>
        <translation>Le backend a appelé %1</translation>
    </message>
    <message>
        <source>Challenge accepted</source>
        <translation>Demande acceptée</translation>
    </message>
    <message>
        <source>Relay refused %1</source>
        <translation>Le relais a refusé %1</translation>
    </message>
    <message numerus="yes">
        <source>Pushed to %n devices</source>
        <translation>
            <numerusform>Envoyée à %n appareil</numerusform>
            <numerusform>Envoyée à %n appareils</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Push to %n devices failed</source>
        <translation>
            <numerusform>Échec de l’envoi à %n appareil</numerusform>
            <numerusform>Échec de l’envoi à %n appareils</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen on %1</source>
        <translation>Vue sur %1</translation>
    </message>
    <message>
        <source>Answer of %1 refused</source>
        <translation>Réponse de %1 refusée</translation>
    </message>
    <message>
        <source>Approved on %1</source>
        <translation>Approuvée sur %1</translation>
    </message>
    <message>
        <source>Denied</source>
        <translation>Refusée</translation>
    </message>
    <message>
        <source>Denied on %1</source>
        <translation>Refusée sur %1</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expirée</translation>
    </message>
    <message>
        <source>nobody answered in time</source>
        <translation>personne n’a répondu à temps</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>Callback delivered</source>
        <translation>Rappel remis</translation>
    </message>
    <message>
        <source>Callback failed, will try again</source>
        <translation>Échec du rappel, nouvel essai prévu</translation>
    </message>
    <message>
        <source>Callback not wanted any more</source>
        <translation>Rappel devenu inutile</translation>
    </message>
    <message>
        <source>Callback given up</source>
        <translation>Rappel abandonné</translation>
    </message>
    <message>
        <source>Waiting for a decision</source>
        <translation>En attente d’une décision</translation>
    </message>
    <message>
        <source>Telling the backend</source>
        <translation>Rappel du backend en cours</translation>
    </message>
    <message>
        <source>Security alert accepted</source>
        <translation>Alerte de sécurité acceptée</translation>
    </message>
    <message>
        <source>%1 approved on %2</source>
        <translation>%1 a approuvé sur %2</translation>
    </message>
    <message>
        <source>%1 denied on %2</source>
        <translation>%1 a refusé sur %2</translation>
    </message>
    <message>
        <source>Quorum reached</source>
        <translation>Quorum atteint</translation>
    </message>
    <message numerus="yes">
        <source>%n approvals</source>
        <translation>
            <numerusform>%n accord</numerusform>
            <numerusform>%n accords</numerusform>
        </translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejetée</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>every device</source>
        <translation>tous les appareils</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approuvée</translation>
    </message>
    <message>
        <source>Denied</source>
        <translation>Refusée</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expirée</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>En route</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Remis</translation>
    </message>
    <message>
        <source>Not wanted (410)</source>
        <translation>Inutile (410)</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Validated</source>
        <translation>Validée</translation>
    </message>
    <message>
        <source>Consumed</source>
        <translation>Consommée</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejetée</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Replaying</source>
        <translation>Rejeu en cours</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Possibly replayed</source>
        <translation>Peut-être rejouée</translation>
    </message>
    <message>
        <source>Push failed</source>
        <translation>Envoi échoué</translation>
    </message>
    <message>
        <source>Pushed</source>
        <translation>Envoyée</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Vue</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Répondu</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Valide</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusée</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>à la main</translation>
    </message>
    <message>
        <source>approves by itself</source>
        <translation>approuve seul</translation>
    </message>
    <message>
        <source>denies by itself</source>
        <translation>refuse seul</translation>
    </message>
    <message>
        <source>ignores everything</source>
        <translation>ignore tout</translation>
    </message>
    <message>
        <source>received</source>
        <translation>reçue</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>envoyée</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sans réponse</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alerte</translation>
    </message>
</context>
<context>
    <name>countersign::app::Session</name>
    <message>
        <source>Warn of a new sign-in</source>
        <translation>Avertir d’une nouvelle connexion</translation>
    </message>
    <message>
        <source>Run the payroll: two of three approve</source>
        <translation>Verser les salaires&#xa0;: deux accords sur trois</translation>
    </message>
    <message>
        <source>Transfer money</source>
        <translation>Faire un virement</translation>
    </message>
    <message>
        <source>Sign in with number matching</source>
        <translation>Se connecter en choisissant un nombre</translation>
    </message>
    <message>
        <source>Change a card limit with a code</source>
        <translation>Modifier un plafond de carte avec un code</translation>
    </message>
    <message>
        <source>New phone</source>
        <translation>Nouveau téléphone</translation>
    </message>
    <message>
        <source>The contact sheet is in %1</source>
        <translation>La planche-contact est dans %1</translation>
    </message>
</context>
<context>
    <name>countersign::ui::Actions</name>
    <message>
        <source>Robots</source>
        <translation>Robots</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>Deny…</source>
        <translation>Refuser…</translation>
    </message>
    <message>
        <source>First number</source>
        <translation>Premier nombre</translation>
    </message>
    <message>
        <source>Second number</source>
        <translation>Deuxième nombre</translation>
    </message>
    <message>
        <source>Third number</source>
        <translation>Troisième nombre</translation>
    </message>
    <message>
        <source>Fourth number</source>
        <translation>Quatrième nombre</translation>
    </message>
    <message>
        <source>Fifth number</source>
        <translation>Cinquième nombre</translation>
    </message>
    <message>
        <source>Previous challenge</source>
        <translation>Demande précédente</translation>
    </message>
    <message>
        <source>Next challenge</source>
        <translation>Demande suivante</translation>
    </message>
    <message>
        <source>Copy the instruction’s id</source>
        <translation>Copier l’identifiant de l’instruction</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Tout rechercher</translation>
    </message>
    <message>
        <source>Filter the table</source>
        <translation>Filtrer le tableau</translation>
    </message>
    <message>
        <source>Run a scenario</source>
        <translation>Lancer un scénario</translation>
    </message>
    <message>
        <source>Advance by 1 minute</source>
        <translation>Avancer d’une minute</translation>
    </message>
    <message>
        <source>Advance by 5 minutes</source>
        <translation>Avancer de 5&#xa0;minutes</translation>
    </message>
    <message>
        <source>Advance by 1 hour</source>
        <translation>Avancer d’une heure</translation>
    </message>
    <message>
        <source>Back to real time</source>
        <translation>Revenir à l’heure réelle</translation>
    </message>
    <message>
        <source>New device</source>
        <translation>Nouvel appareil</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Bureau</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Instructions</translation>
    </message>
    <message>
        <source>Pending ops</source>
        <translation>Opérations</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Trafic</translation>
    </message>
    <message>
        <source>Callbacks</source>
        <translation>Rappels</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Thème sombre</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Agrandir le texte</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Réduire le texte</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>Taille de texte normale</translation>
    </message>
    <message>
        <source>Presentation: the phone alone</source>
        <translation>Présentation&#xa0;: le téléphone seul</translation>
    </message>
    <message>
        <source>Leave the presentation</source>
        <translation>Quitter la présentation</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Deliver the callback again</source>
        <translation>Remettre le rappel à nouveau</translation>
    </message>
    <message>
        <source>Put the alert away</source>
        <translation>Ranger l’alerte</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <source>Spoof lab</source>
        <translation>Labo des leurres</translation>
    </message>
    <message>
        <source>Contact sheet of the gallery’s block…</source>
        <translation>Planche-contact du bloc de la galerie…</translation>
    </message>
    <message>
        <source>Signing lab</source>
        <translation>Labo de signature</translation>
    </message>
    <message>
        <source>Tamper lab</source>
        <translation>Labo d’altération</translation>
    </message>
    <message>
        <source>Fetch what it is about again</source>
        <translation>Récupérer à nouveau l’objet de la demande</translation>
    </message>
</context>
<context>
    <name>countersign::ui::AnswerBar</name>
    <message>
        <source>Number %1</source>
        <translation>Nombre %1</translation>
    </message>
    <message>
        <source>Approve with this number (%1)</source>
        <translation>Approuver avec ce nombre (%1)</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>Sending the answer…</source>
        <translation>Envoi de la réponse…</translation>
    </message>
    <message>
        <source>Choose the number your other screen shows</source>
        <translation>Choisissez le nombre affiché sur votre autre écran</translation>
    </message>
    <message>
        <source>This phone’s code</source>
        <translation>Code de ce téléphone</translation>
    </message>
    <message>
        <source>Attempts left: %1</source>
        <translation>Essais restants&#xa0;: %1</translation>
    </message>
    <message>
        <source>Sleeps until every row has been in view</source>
        <translation>Inactif tant que toutes les lignes n’ont pas été affichées</translation>
    </message>
    <message>
        <source>Approve (A)</source>
        <translation>Approuver (A)</translation>
    </message>
    <message>
        <source>Deny (D)</source>
        <translation>Refuser (D)</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Compris</translation>
    </message>
    <message>
        <source>Put the alert away (G)</source>
        <translation>Ranger l’alerte (G)</translation>
    </message>
    <message>
        <source>Fetch again</source>
        <translation>Récupérer à nouveau</translation>
    </message>
    <message>
        <source>Fetching what it is about…</source>
        <translation>Récupération de ce dont il s’agit…</translation>
    </message>
    <message>
        <source>Sleeps until what it is about is here</source>
        <translation>En sommeil tant que ce dont il s’agit n’est pas là</translation>
    </message>
    <message>
        <source>Fetch what it is about again (F)</source>
        <translation>Récupérer à nouveau l’objet de la demande (F)</translation>
    </message>
</context>
<context>
    <name>countersign::ui::BypassBanner</name>
    <message>
        <source>The control API is open: every program on this computer can answer challenges and change everything here, unsigned. Start without --control-bypass to close it.</source>
        <translation>L’API de contrôle est ouverte&#xa0;: tout programme de cet ordinateur peut répondre aux demandes et tout changer ici, sans signature. Démarrez sans --control-bypass pour la fermer.</translation>
    </message>
</context>
<context>
    <name>countersign::ui::CallbacksPage</name>
    <message>
        <source>Callbacks</source>
        <translation>Rappels</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Instruction</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Essais</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Last attempt</source>
        <translation>Dernier essai</translation>
    </message>
    <message>
        <source>Next in</source>
        <translation>Prochain</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>No callbacks</source>
        <translation>Aucun rappel</translation>
    </message>
    <message>
        <source>When a challenge is decided, the relay tells its backend. Every such message and its attempts stand here.</source>
        <translation>Quand une demande est tranchée, le relais prévient son backend. Chaque message et ses essais figurent ici.</translation>
    </message>
    <message>
        <source>Deliver again</source>
        <translation>Remettre à nouveau</translation>
    </message>
</context>
<context>
    <name>countersign::ui::CardBody</name>
    <message>
        <source>Sign in to %1?</source>
        <translation>Se connecter à %1&#xa0;?</translation>
    </message>
    <message>
        <source>A browser asks, on this page:</source>
        <translation>Un navigateur le demande, sur cette page&#xa0;:</translation>
    </message>
</context>
<context>
    <name>countersign::ui::CardHeader</name>
    <message>
        <source>asks you to approve</source>
        <translation>demande votre accord</translation>
    </message>
    <message>
        <source>sends you a security alert</source>
        <translation>vous envoie une alerte de sécurité</translation>
    </message>
    <message numerus="yes">
        <source>asks %n people</source>
        <translation>
            <numerusform>demande l’accord de %n personne</numerusform>
            <numerusform>demande l’accord de %n personnes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 approved</source>
        <translation>%1 accord sur %2 requis</translation>
    </message>
</context>
<context>
    <name>countersign::ui::CardPage</name>
    <message>
        <source>Not seen yet above</source>
        <translation>Pas encore vu plus haut</translation>
    </message>
    <message>
        <source>More below</source>
        <translation>Suite plus bas</translation>
    </message>
    <message>
        <source>%1 of %2 rows seen</source>
        <translation>%1 lignes vues sur %2</translation>
    </message>
</context>
<context>
    <name>countersign::ui::CellTable</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
</context>
<context>
    <name>countersign::ui::ChallengePanel</name>
    <message>
        <source>Challenges</source>
        <translation>Demandes</translation>
    </message>
    <message>
        <source>No challenges yet</source>
        <translation>Aucune demande</translation>
    </message>
    <message>
        <source>Nothing is waiting</source>
        <translation>Rien en attente</translation>
    </message>
    <message>
        <source>When a backend asks the relay for an approval, it appears here. Pair a device first.</source>
        <translation>Quand un backend demande une approbation au relais, elle apparaît ici. Appairez d’abord un appareil.</translation>
    </message>
    <message>
        <source>When a backend asks for an approval, it appears here. A scenario has %1 ask for one.</source>
        <translation>Quand un backend demande une approbation, elle apparaît ici. Lancez un scénario&#xa0;: %1 en demandera une.</translation>
    </message>
    <message>
        <source>Run a scenario</source>
        <translation>Lancer un scénario</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Aucune demande de ce type</translation>
    </message>
    <message>
        <source>No challenge has ended like this. Choose All to see the others.</source>
        <translation>Aucune demande ne s’est terminée ainsi. Choisissez «&#xa0;Toutes&#xa0;» pour voir les autres.</translation>
    </message>
</context>
<context>
    <name>countersign::ui::ChallengeWords</name>
    <message>
        <source>Ends %1</source>
        <translation>Fin&#xa0;: %1</translation>
    </message>
    <message>
        <source>Sent %1</source>
        <translation>Envoyée %1</translation>
    </message>
</context>
<context>
    <name>countersign::ui::Countdown</name>
    <message>
        <source>%1 left</source>
        <translation>Temps restant&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>countersign::ui::DeliveryPage</name>
    <message>
        <source>To the devices</source>
        <translation>Vers les appareils</translation>
    </message>
    <message>
        <source>Back to the backend</source>
        <translation>Retour au backend</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Pushed</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Callback</source>
        <translation>Rappel</translation>
    </message>
    <message>
        <source>The tenant wants no callbacks.</source>
        <translation>Le client ne veut pas de rappels.</translation>
    </message>
    <message>
        <source>Goes out as soon as there is a decision.</source>
        <translation>Part dès qu’une décision est prise.</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
</context>
<context>
    <name>countersign::ui::DenySheet</name>
    <message>
        <source>Why do you deny it?</source>
        <translation>Pourquoi refusez-vous&#xa0;?</translation>
    </message>
    <message>
        <source>I did not ask for this</source>
        <translation>Je n’ai rien demandé</translation>
    </message>
    <message>
        <source>The details are wrong</source>
        <translation>Les détails sont faux</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>A reason, if you like</source>
        <translation>Motif (facultatif)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
</context>
<context>
    <name>countersign::ui::DevicePanel</name>
    <message>
        <source>Paired as %1 at %2</source>
        <translation>Appairé comme %1 auprès de %2</translation>
    </message>
    <message>
        <source>Unpair</source>
        <translation>Dissocier</translation>
    </message>
    <message>
        <source>&amp;Answers</source>
        <translation>&amp;Réponses</translation>
    </message>
    <message>
        <source>How the device answers</source>
        <translation>Façon dont l’appareil répond</translation>
    </message>
    <message>
        <source>Show on the desk</source>
        <translation>Afficher sur le bureau</translation>
    </message>
</context>
<context>
    <name>countersign::ui::DevicesPage</name>
    <message>
        <source>New device</source>
        <translation>Nouvel appareil</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Paired as</source>
        <translation>Appairé comme</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Locale</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plateforme</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>No devices</source>
        <translation>Aucun appareil</translation>
    </message>
    <message>
        <source>A simulated phone receives challenges and answers them. Make one, then pair it with a backend’s user.</source>
        <translation>Un téléphone simulé reçoit des demandes et y répond. Créez-en un, puis appairez-le avec un utilisateur d’un backend.</translation>
    </message>
</context>
<context>
    <name>countersign::ui::ExchangeView</name>
    <message>
        <source>No answer came.</source>
        <translation>Aucune réponse n’est arrivée.</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Requête</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Open in the signing lab</source>
        <translation>Ouvrir dans le labo de signature</translation>
    </message>
</context>
<context>
    <name>countersign::ui::FieldRow</name>
    <message>
        <source>Shown as it was sent</source>
        <translation>Affiché tel qu’envoyé</translation>
    </message>
    <message>
        <source>Hold to show %1</source>
        <translation>Maintenez pour afficher&#xa0;: %1</translation>
    </message>
    <message>
        <source>Hold to show (Space)</source>
        <translation>Maintenez pour afficher (Espace)</translation>
    </message>
</context>
<context>
    <name>countersign::ui::FieldsPage</name>
    <message>
        <source>The backend sent no display block: the phone shows the description or the action.</source>
        <translation>Le backend n’a pas envoyé de bloc d’affichage&#xa0;: le téléphone montre la description ou l’action.</translation>
    </message>
    <message>
        <source>%1 · %2 · as sent: %3</source>
        <translation>%1 · %2 · envoyé&#xa0;: %3</translation>
    </message>
    <message>
        <source>Nothing says what was painted: a script, a policy, a robot or another device answered.</source>
        <translation>Rien ne dit ce qui a été affiché&#xa0;: un script, une règle, un robot ou un autre appareil a répondu.</translation>
    </message>
    <message>
        <source>Painted on %1: %2</source>
        <translation>Affiché sur %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>whole in view for %1 s</source>
        <translation>entièrement visible pendant %1 s</translation>
    </message>
    <message>
        <source>Not in view on %1</source>
        <translation>N’a pas été visible sur %1</translation>
    </message>
    <message>
        <source>mask lifted</source>
        <translation>masque levé</translation>
    </message>
</context>
<context>
    <name>countersign::ui::FilterChips</name>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expirées</translation>
    </message>
    <message>
        <source>Pending %1</source>
        <translation>En attente %1</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Accords</translation>
    </message>
    <message>
        <source>Denied</source>
        <translation>Refus</translation>
    </message>
</context>
<context>
    <name>countersign::ui::IdLabel</name>
    <message>
        <source>Copy %1</source>
        <translation>Copier %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
</context>
<context>
    <name>countersign::ui::InlineForm</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>countersign::ui::Inspector</name>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Champs</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Remise</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>The backend’s request</source>
        <translation>La requête du backend</translation>
    </message>
    <message>
        <source>Nothing to inspect</source>
        <translation>Rien à inspecter</translation>
    </message>
    <message>
        <source>Choose a challenge to see what happened to it, byte by byte.</source>
        <translation>Choisissez une demande pour voir ce qui lui est arrivé, octet par octet.</translation>
    </message>
</context>
<context>
    <name>countersign::ui::InstructionsPage</name>
    <message>
        <source>Instructions</source>
        <translation>Instructions</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Reste</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Instruction</translation>
    </message>
    <message>
        <source>No instructions</source>
        <translation>Aucune instruction</translation>
    </message>
    <message>
        <source>A call of a protected route begins one. It waits here until it is approved, used, or its time is over.</source>
        <translation>Un appel à une route protégée en crée une. Elle attend ici d’être approuvée, utilisée ou expirée.</translation>
    </message>
</context>
<context>
    <name>countersign::ui::LivePage</name>
    <message>
        <source>No row matches the filter</source>
        <translation>Aucune ligne ne correspond au filtre</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Filter the table</source>
        <translation>Filtrer le tableau</translation>
    </message>
    <message>
        <source>Run a scenario</source>
        <translation>Lancer un scénario</translation>
    </message>
</context>
<context>
    <name>countersign::ui::LocalAuthSheet</name>
    <message>
        <source>Confirm it is you</source>
        <translation>Confirmez que c’est vous</translation>
    </message>
    <message>
        <source>Any four digits: this phone is simulated</source>
        <translation>Quatre chiffres au choix&#xa0;: ce téléphone est simulé</translation>
    </message>
    <message>
        <source>Touch the sensor to approve</source>
        <translation>Touchez le capteur pour approuver</translation>
    </message>
    <message>
        <source>Fingerprint sensor</source>
        <translation>Capteur d’empreinte digitale</translation>
    </message>
    <message>
        <source>Use the fingerprint instead</source>
        <translation>Utiliser plutôt l’empreinte</translation>
    </message>
    <message>
        <source>Use the PIN instead</source>
        <translation>Utiliser plutôt le code PIN</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>countersign::ui::LockPage</name>
    <message>
        <source>Nothing to approve</source>
        <translation>Rien à approuver</translation>
    </message>
    <message>
        <source>When a service asks for your approval, it appears here: who asks, what for, and how long you have.</source>
        <translation>Quand un service demande votre accord, vous voyez ici qui demande, pourquoi, et combien de temps il vous reste.</translation>
    </message>
</context>
<context>
    <name>countersign::ui::MainWindow</name>
    <message>
        <source>Countersign – the control API is open</source>
        <translation>Countersign – l’API de contrôle est ouverte</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>%1 copié</translation>
    </message>
</context>
<context>
    <name>countersign::ui::Menus</name>
    <message>
        <source>Challenge</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Aller à</translation>
    </message>
    <message>
        <source>Run a scenario</source>
        <translation>Lancer un scénario</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
</context>
<context>
    <name>countersign::ui::NavBar</name>
    <message>
        <source>Inspect</source>
        <translation>Inspecter</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>Créer</translation>
    </message>
</context>
<context>
    <name>countersign::ui::NewDeviceForm</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Language and region</source>
        <translation>&amp;Langue et région</translation>
    </message>
    <message>
        <source>&amp;Time zone</source>
        <translation>&amp;Fuseau horaire</translation>
    </message>
    <message>
        <source>Jane’s phone</source>
        <translation>Téléphone de Jane</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Language and region</source>
        <translation>Langue et région</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>Make the device</source>
        <translation>Créer l’appareil</translation>
    </message>
</context>
<context>
    <name>countersign::ui::Notifier</name>
    <message>
        <source>%1 asks for an approval</source>
        <translation>%1 demande une approbation</translation>
    </message>
    <message>
        <source>%1 sends a security alert</source>
        <translation>%1 envoie une alerte de sécurité</translation>
    </message>
    <message>
        <source>Something on a phone asks for you</source>
        <translation>Un téléphone attend votre attention</translation>
    </message>
</context>
<context>
    <name>countersign::ui::OutcomePage</name>
    <message>
        <source>Approved</source>
        <translation>Demande approuvée</translation>
    </message>
    <message>
        <source>Your answer was accepted</source>
        <translation>Votre réponse a été acceptée</translation>
    </message>
    <message>
        <source>Denied</source>
        <translation>Demande refusée</translation>
    </message>
    <message>
        <source>Nothing will be carried out</source>
        <translation>Rien ne sera exécuté</translation>
    </message>
    <message>
        <source>Too many wrong answers</source>
        <translation>Trop de réponses erronées</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Demande expirée</translation>
    </message>
    <message>
        <source>Nobody answered in time</source>
        <translation>Personne n’a répondu à temps</translation>
    </message>
    <message>
        <source>Answered on another device</source>
        <translation>Réponse donnée sur un autre appareil</translation>
    </message>
    <message>
        <source>There is nothing left to do here</source>
        <translation>Il n’y a plus rien à faire ici</translation>
    </message>
    <message>
        <source>Alert read</source>
        <translation>Alerte lue</translation>
    </message>
    <message>
        <source>%1 of %2 approved, waiting for the others</source>
        <translation>%1 accord sur %2 requis, en attente des autres</translation>
    </message>
    <message>
        <source>Everybody who was needed has approved</source>
        <translation>Tous les accords requis sont donnés</translation>
    </message>
    <message>
        <source>Others have denied it: nothing will be carried out</source>
        <translation>D’autres ont refusé : rien ne sera exécuté</translation>
    </message>
    <message>
        <source>Too few approved in time: nothing will be carried out</source>
        <translation>Trop peu d’accords à temps : rien ne sera exécuté</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Décidé</translation>
    </message>
    <message>
        <source>Your answer is not needed any more</source>
        <translation>Votre réponse n’est plus nécessaire</translation>
    </message>
</context>
<context>
    <name>countersign::ui::PairingCodeCard</name>
    <message>
        <source>Scan to pair with %1</source>
        <translation>Scannez pour appairer avec %1</translation>
    </message>
    <message numerus="yes">
        <source>With the camera of another phone, or by pasting a screenshot into another Countersign. The code is good once, for %n minute(s).</source>
        <translation>
            <numerusform>Avec l’appareil photo d’un autre téléphone, ou en collant une capture d’écran dans un autre Countersign. Le code est valable une fois, pendant %n minute.</numerusform>
            <numerusform>Avec l’appareil photo d’un autre téléphone, ou en collant une capture d’écran dans un autre Countersign. Le code est valable une fois, pendant %n minutes.</numerusform>
        </translation>
    </message>
    <message>
        <source>QR code of a pairing link</source>
        <translation>Code QR d’un lien d’appairage</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Copier le lien</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>countersign::ui::PairingForm</name>
    <message>
        <source>Reading the code…</source>
        <translation>Lecture du code…</translation>
    </message>
    <message>
        <source>Paired.</source>
        <translation>Appairé.</translation>
    </message>
    <message>
        <source>The sign-in waits for an answer on the phone.</source>
        <translation>La connexion attend une réponse sur le téléphone.</translation>
    </message>
    <message>
        <source>Choose the picture of a QR code</source>
        <translation>Choisir l’image d’un code QR</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>Images (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Paste a link, a pairing proof or the picture of a QR code</source>
        <translation>Collez un lien, une preuve d’appairage ou l’image d’un code QR</translation>
    </message>
    <message>
        <source>Link, pairing proof or QR code</source>
        <translation>Lien, preuve d’appairage ou code QR</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Appairer</translation>
    </message>
    <message>
        <source>From a picture…</source>
        <translation>Depuis une image…</translation>
    </message>
    <message>
        <source>A picture can also be pasted, or dropped here</source>
        <translation>Une image peut aussi être collée, ou déposée ici</translation>
    </message>
    <message>
        <source>Pair with %1</source>
        <translation>Appairer avec %1</translation>
    </message>
    <message>
        <source>Show a code</source>
        <translation>Afficher un code</translation>
    </message>
    <message>
        <source>A QR code that pairs another phone with %1</source>
        <translation>Un code QR qui appaire un autre téléphone avec %1</translation>
    </message>
</context>
<context>
    <name>countersign::ui::PendingOpsPage</name>
    <message>
        <source>Pending operations</source>
        <translation>Opérations en attente</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Reste</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Lease left</source>
        <translation>Bail restant</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>No pending operations</source>
        <translation>Aucune opération en attente</translation>
    </message>
    <message>
        <source>A backend puts a mutation here that others have to approve, and runs it itself once they have.</source>
        <translation>Un backend dépose ici une modification que d’autres doivent approuver, puis l’exécute lui-même une fois l’accord obtenu.</translation>
    </message>
</context>
<context>
    <name>countersign::ui::PhoneCaption</name>
    <message>
        <source>No phone</source>
        <translation>Aucun téléphone</translation>
    </message>
    <message>
        <source> · %1 · %2 · policy: %3</source>
        <translation> · %1 · %2 · politique&#xa0;: %3</translation>
    </message>
    <message>
        <source>Another phone, or another way to answer</source>
        <translation>Un autre téléphone, ou une autre façon de répondre</translation>
    </message>
    <message>
        <source>New device…</source>
        <translation>Nouvel appareil…</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
</context>
<context>
    <name>countersign::ui::PhoneView</name>
    <message>
        <source>Phone %1</source>
        <translation>Téléphone %1</translation>
    </message>
</context>
<context>
    <name>countersign::ui::PinPad</name>
    <message>
        <source>PIN, %1 of %2 digits</source>
        <translation>Code PIN, %1 chiffres sur %2</translation>
    </message>
    <message>
        <source>Remove a digit</source>
        <translation>Effacer un chiffre</translation>
    </message>
</context>
<context>
    <name>countersign::ui::SearchField</name>
    <message>
        <source>Search challenges, devices, traffic…  Ctrl K</source>
        <translation>Rechercher demandes, appareils, trafic…  Ctrl&#xa0;K</translation>
    </message>
    <message>
        <source>Search challenges, devices and traffic</source>
        <translation>Rechercher dans les demandes, les appareils et le trafic</translation>
    </message>
</context>
<context>
    <name>countersign::ui::SearchPalette</name>
    <message>
        <source>Found</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Aucun résultat</translation>
    </message>
</context>
<context>
    <name>countersign::ui::SignaturePage</name>
    <message>
        <source>The backend’s request (HMAC #1)</source>
        <translation>Requête du backend (HMAC&#xa0;#1)</translation>
    </message>
    <message>
        <source>Its exchange is no longer in the traffic log.</source>
        <translation>Son échange n’est plus dans le journal du trafic.</translation>
    </message>
    <message>
        <source>The device’s answer (Ed25519)</source>
        <translation>Réponse de l’appareil (Ed25519)</translation>
    </message>
    <message>
        <source>Display digest</source>
        <translation>Empreinte de l’affichage</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>pas encore</translation>
    </message>
</context>
<context>
    <name>countersign::ui::StateForm</name>
    <message>
        <source>&amp;State of the backend</source>
        <translation>&amp;État du backend</translation>
    </message>
    <message>
        <source>&amp;Tenant</source>
        <translation>&amp;Tenant</translation>
    </message>
    <message>
        <source>State of the backend</source>
        <translation>État du backend</translation>
    </message>
    <message>
        <source>What the backend has as BLOONIO_RELAY_STATE_BACKEND_URL: redis://…, rediss://…, redis+sentinel://… or sqlite:///…</source>
        <translation>Ce que le backend a pour BLOONIO_RELAY_STATE_BACKEND_URL : redis://…, rediss://…, redis+sentinel://… ou sqlite:///…</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>&amp;Allow changes</source>
        <translation>&amp;Permettre les modifications</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Rattacher</translation>
    </message>
</context>
<context>
    <name>countersign::ui::StorePage</name>
    <message>
        <source>Take the row out of the store (Del)</source>
        <translation>Retirer la ligne du stockage (Suppr)</translation>
    </message>
    <message>
        <source>Attached to look at; attach it anew and allow changes</source>
        <translation>Rattaché en lecture seule ; rattachez-le de nouveau en permettant les modifications</translation>
    </message>
    <message>
        <source>to look at</source>
        <translation>en lecture seule</translation>
    </message>
    <message>
        <source>changes allowed</source>
        <translation>modifications permises</translation>
    </message>
    <message>
        <source>%1, tenant %2: the state of a backend outside, %3.</source>
        <comment>address, tenant, access</comment>
        <translation>%1, tenant %2 : l’état d’un backend extérieur, %3.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Attach a state…</source>
        <translation>Rattacher un état…</translation>
    </message>
    <message>
        <source>Look into the Redis or SQLite of a backend outside</source>
        <translation>Regarder dans le Redis ou le SQLite d’un backend extérieur</translation>
    </message>
    <message>
        <source>Detach</source>
        <translation>Détacher</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Revenir à %1</translation>
    </message>
</context>
<context>
    <name>countersign::ui::StatusStrip</name>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>in memory</source>
        <translation>en mémoire</translation>
    </message>
    <message>
        <source>%1 delivered, %2 failed</source>
        <translation>%1 remis, %2 en échec</translation>
    </message>
    <message>
        <source>Relay</source>
        <translation>Relais</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message numerus="yes">
        <source>%n paired</source>
        <translation>
            <numerusform>%n appairé</numerusform>
            <numerusform>%n appairés</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Callbacks</source>
        <translation>Rappels</translation>
    </message>
</context>
<context>
    <name>countersign::ui::TimelineColumn</name>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
</context>
<context>
    <name>countersign::ui::TimelinePage</name>
    <message>
        <source>Display digest the device has signed</source>
        <translation>Empreinte de l’affichage signée par l’appareil</translation>
    </message>
    <message>
        <source>Display digest, which no device has signed</source>
        <translation>Empreinte de l’affichage, qu’aucun appareil n’a signée</translation>
    </message>
    <message>
        <source>Display digest the device will sign</source>
        <translation>Empreinte de l’affichage à signer par l’appareil</translation>
    </message>
    <message>
        <source>to sign</source>
        <translation>à signer</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>verdict</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>envoyée</translation>
    </message>
</context>
<context>
    <name>countersign::ui::TopBar</name>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1&#xa0;h %2&#xa0;min</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Time +%1</source>
        <translation>Temps +%1</translation>
    </message>
    <message>
        <source>Let time pass: everything that expires obeys (%1)</source>
        <translation>Faire passer le temps&#xa0;: tout ce qui expire en tient compte (%1)</translation>
    </message>
</context>
<context>
    <name>countersign::ui::TrafficPage</name>
    <message>
        <source>Traffic</source>
        <translation>Trafic</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>Acteur</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Instruction</translation>
    </message>
    <message>
        <source>No traffic yet</source>
        <translation>Aucun trafic</translation>
    </message>
    <message>
        <source>Every HTTP request and its answer appears here, with the verdict on its signature. Secrets are masked.</source>
        <translation>Chaque requête HTTP et sa réponse apparaissent ici, avec le verdict sur sa signature. Les secrets sont masqués.</translation>
    </message>
</context>
<context>
    <name>Spoofs</name>
    <message>
        <source>Turned around</source>
        <translation>À l’envers</translation>
    </message>
    <message>
        <source>A direction override has part of the name painted backwards.</source>
        <translation>Un changement de direction forcé fait peindre une partie du nom à l’envers.</translation>
    </message>
    <message>
        <source>Invisible characters</source>
        <translation>Caractères invisibles</translation>
    </message>
    <message>
        <source>Two different names look alike: one has characters without width.</source>
        <translation>Deux noms différents se ressemblent : l’un contient des caractères sans largeur.</translation>
    </message>
    <message>
        <source>A foreign letter</source>
        <translation>Une lettre étrangère</translation>
    </message>
    <message>
        <source>The first two letters are Cyrillic, so this is somebody else.</source>
        <translation>Les deux premières lettres sont cyrilliques : c’est donc quelqu’un d’autre.</translation>
    </message>
    <message>
        <source>Pushed off the screen</source>
        <translation>Poussé hors de l’écran</translation>
    </message>
    <message>
        <source>Forty line feeds stand between the harmless words and the others.</source>
        <translation>Quarante sauts de ligne séparent les mots anodins des autres.</translation>
    </message>
    <message>
        <source>Marks that pile up</source>
        <translation>Des signes qui s’empilent</translation>
    </message>
    <message>
        <source>Forty accents on one letter cover the lines above.</source>
        <translation>Quarante accents sur une lettre recouvrent les lignes du dessus.</translation>
    </message>
    <message>
        <source>An O for a zero</source>
        <translation>Un O pour un zéro</translation>
    </message>
    <message>
        <source>The account looks right and is none.</source>
        <translation>Le compte paraît juste et n’en est pas un.</translation>
    </message>
    <message>
        <source>Digits of another script</source>
        <translation>Les chiffres d’une autre écriture</translation>
    </message>
    <message>
        <source>Who cannot read them approves an amount unread.</source>
        <translation>Qui ne sait pas les lire approuve un montant sans l’avoir lu.</translation>
    </message>
    <message>
        <source>One thousand, or one</source>
        <translation>Mille, ou un</translation>
    </message>
    <message>
        <source>Where the comma is the decimal point, this is one euro.</source>
        <translation>Là où la virgule sépare les décimales, c’est un euro.</translation>
    </message>
    <message>
        <source>One, or one thousand</source>
        <translation>Un, ou mille</translation>
    </message>
    <message>
        <source>Where the point groups thousands, this is a thousand euros.</source>
        <translation>Là où le point groupe les milliers, ce sont mille euros.</translation>
    </message>
</context>
<context>
    <name>countersign::ui::GalleryPage</name>
    <message>
        <source>Types</source>
        <translation>Types</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloc</translation>
    </message>
    <message>
        <source>Display block as JSON</source>
        <translation>Bloc d’affichage en JSON</translation>
    </message>
    <message>
        <source>Send as a challenge</source>
        <translation>Envoyer comme demande</translation>
    </message>
    <message>
        <source>Needs the demo: start with --demo</source>
        <translation>Il faut la démo : lancez avec --demo</translation>
    </message>
    <message>
        <source>%1 asks its customer to approve this block</source>
        <translation>%1 demande à son client d’approuver ce bloc</translation>
    </message>
    <message>
        <source>Contact sheet…</source>
        <translation>Planche-contact…</translation>
    </message>
    <message>
        <source>The block on many phones side by side, as PNG or PDF (Ctrl+Shift+S)</source>
        <translation>Le bloc sur plusieurs téléphones côte à côte, en PNG ou PDF (Ctrl+Maj+S)</translation>
    </message>
</context>
<context>
    <name>countersign::ui::PreviewPanel</name>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <source>Locale</source>
        <translation>Langue et région</translation>
    </message>
    <message>
        <source>The phone’s locale</source>
        <translation>Langue et région du téléphone</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>The phone’s theme</source>
        <translation>Thème du téléphone</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>The phone’s text size</source>
        <translation>Taille du texte du téléphone</translation>
    </message>
    <message>
        <source>Text %1 %</source>
        <translation>Texte %1 %</translation>
    </message>
</context>
<context>
    <name>countersign::ui::SpoofCard</name>
    <message>
        <source>A naive app</source>
        <translation>Une appli naïve</translation>
    </message>
    <message>
        <source>Countersign</source>
        <translation>Countersign</translation>
    </message>
</context>
<context>
    <name>countersign::ui::SpoofPage</name>
    <message>
        <source>Spoof lab</source>
        <translation>Labo des leurres</translation>
    </message>
</context>
<context>
    <name>countersign::ui::ContactSheet</name>
    <message>
        <source>%1 · %2 · text %3 %</source>
        <translation>%1 · %2 · texte %3 %</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>sombre</translation>
    </message>
    <message>
        <source>light</source>
        <translation>clair</translation>
    </message>
</context>
<context>
    <name>countersign::ui::SheetDialog</name>
    <message>
        <source>Save the contact sheet</source>
        <translation>Enregistrer la planche-contact</translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>Planche-contact</translation>
    </message>
    <message>
        <source>Locales</source>
        <translation>Langues et régions</translation>
    </message>
    <message>
        <source>Themes</source>
        <translation>Thèmes</translation>
    </message>
    <message>
        <source>Text sizes</source>
        <translation>Tailles du texte</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Enregistrer en PNG…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Enregistrer en PDF…</translation>
    </message>
    <message>
        <source>Vectors, a page for each locale</source>
        <translation>Vectoriel, une page par langue</translation>
    </message>
    <message numerus="yes">
        <source>%n phones</source>
        <translation>
            <numerusform>%n téléphone</numerusform>
            <numerusform>%n téléphones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::ui::SignatureCard</name>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Timestamp</source>
        <translation>Horodatage</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
    <message>
        <source>%1 ms ahead of the verifier</source>
        <translation>%1&#xa0;ms d’avance sur le vérificateur</translation>
    </message>
    <message>
        <source>%1 ms behind the verifier</source>
        <translation>%1&#xa0;ms de retard sur le vérificateur</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Corps</translation>
    </message>
    <message numerus="yes">
        <source>%n bytes</source>
        <translation>
            <numerusform>%n&#xa0;octet</numerusform>
            <numerusform>%n&#xa0;octets</numerusform>
        </translation>
    </message>
    <message>
        <source>Body hash</source>
        <translation>Empreinte du corps</translation>
    </message>
    <message>
        <source>To sign</source>
        <translation>À signer</translation>
    </message>
    <message>
        <source>Signature sent</source>
        <translation>Signature envoyée</translation>
    </message>
</context>
<context>
    <name>countersign::ui::RequestForm</name>
    <message numerus="yes">
        <source>%n bytes that cannot be edited here; load others to replace them.</source>
        <translation>
            <numerusform>%n&#xa0;octet qui ne peut être modifié ici&#xa0;; chargez-en d’autres pour le remplacer.</numerusform>
            <numerusform>%n&#xa0;octets qui ne peuvent être modifiés ici&#xa0;; chargez-en d’autres pour les remplacer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Body: %n bytes</source>
        <translation>
            <numerusform>Cor&amp;ps&#xa0;: %n&#xa0;octet</numerusform>
            <numerusform>Cor&amp;ps&#xa0;: %n&#xa0;octets</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the body of the request</source>
        <translation>Choisir le corps de la requête</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Requête</translation>
    </message>
    <message>
        <source>HMAC #1</source>
        <translation>HMAC&#xa0;#1</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Schéma</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>&amp;Headers, one a line</source>
        <translation>&amp;En-têtes, un par ligne</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>En-têtes</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Corps</translation>
    </message>
    <message>
        <source>Load a file…</source>
        <translation>Charger un fichier…</translation>
    </message>
    <message>
        <source>The bytes of a file as the body</source>
        <translation>Les octets d’un fichier comme corps</translation>
    </message>
    <message>
        <source>Se&amp;cret, which stays in this window</source>
        <translation>Se&amp;cret, qui reste dans cette fenêtre</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Judge its time by the clock</source>
        <translation>Juger l’heure par l’horloge</translation>
    </message>
    <message>
        <source>Judge it as if it came in time</source>
        <translation>Juger comme arrivée à temps</translation>
    </message>
    <message>
        <source>Verifier’s clock</source>
        <translation>Horloge du vérificateur</translation>
    </message>
    <message>
        <source>Sign it now</source>
        <translation>Signer maintenant</translation>
    </message>
    <message>
        <source>Puts the headers in that sign the body at this moment</source>
        <translation>Met les en-têtes qui signent le corps à cet instant</translation>
    </message>
    <message>
        <source>Verify again</source>
        <translation>Revérifier</translation>
    </message>
    <message>
        <source>Time passes, and signatures grow old</source>
        <translation>Le temps passe, et les signatures vieillissent</translation>
    </message>
</context>
<context>
    <name>countersign::ui::FindingsPanel</name>
    <message>
        <source>The request is copied as a curl command.</source>
        <translation>La requête est copiée comme commande curl.</translation>
    </message>
    <message>
        <source>The request is copied as a Python script.</source>
        <translation>La requête est copiée comme script Python.</translation>
    </message>
    <message>
        <source>The signature is valid.</source>
        <translation>La signature est valide.</translation>
    </message>
    <message>
        <source>By HMAC #1</source>
        <translation>Selon HMAC&#xa0;#1</translation>
    </message>
    <message>
        <source>By the Signature scheme</source>
        <translation>Selon le schéma Signature</translation>
    </message>
    <message>
        <source>Right digest</source>
        <translation>Empreinte juste</translation>
    </message>
    <message>
        <source>Line %1 of the headers is not of the form “Name: value”.</source>
        <translation>La ligne %1 des en-têtes n’est pas de la forme «&#xa0;Nom: valeur&#xa0;».</translation>
    </message>
    <message>
        <source>Type the secret, and see whether the signature is valid.</source>
        <translation>Saisissez le secret pour voir si la signature est valide.</translation>
    </message>
    <message>
        <source>Say who signs: add the header X-Bloonio-Tenant-Id.</source>
        <translation>Dites qui signe&#xa0;: ajoutez l’en-tête X-Bloonio-Tenant-Id.</translation>
    </message>
    <message>
        <source>Say who signs: add the header X-Client-Id with a UUID of version 4 or 7.</source>
        <translation>Dites qui signe&#xa0;: ajoutez l’en-tête X-Client-Id avec un UUID de version 4 ou 7.</translation>
    </message>
    <message>
        <source>Secrets were masked when this request was captured, so it is not quite what was signed.</source>
        <translation>Des secrets ont été masqués à la capture de cette requête, qui n’est donc pas tout à fait ce qui a été signé.</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>The bytes that are signed</source>
        <translation>Les octets signés</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>Copier pour curl</translation>
    </message>
    <message>
        <source>One command line, signed now; the secret is not in it</source>
        <translation>Une ligne de commande, signée maintenant&#xa0;; sans le secret</translation>
    </message>
    <message>
        <source>Copy as Python</source>
        <translation>Copier pour Python</translation>
    </message>
    <message>
        <source>A script that signs when it runs; it reads the secret from COUNTERSIGN_SECRET</source>
        <translation>Un script qui signe à l’exécution&#xa0;; il lit le secret dans COUNTERSIGN_SECRET</translation>
    </message>
</context>
<context>
    <name>countersign::ui::RemoveButton</name>
    <message>
        <source>Really remove?</source>
        <translation>Vraiment supprimer&#xa0;?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>countersign::ui::RobotsPage</name>
    <message>
        <source>New robot</source>
        <translation>Nouveau robot</translation>
    </message>
    <message>
        <source>Robots</source>
        <translation>Robots</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Tient</translation>
    </message>
    <message>
        <source>Answers for</source>
        <translation>Répond pour</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Inscrit</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>No robots</source>
        <translation>Aucun robot</translation>
    </message>
    <message>
        <source>A robot is a program that leases challenges, answers them by rule and reports. Register one, then run the command that you are given.</source>
        <translation>Un robot est un programme qui prend des demandes à bail, y répond selon des règles et en rend compte. Inscrivez-en un, puis lancez la commande qui vous est donnée.</translation>
    </message>
</context>
<context>
    <name>countersign::ui::NewRobotForm</name>
    <message>
        <source>Every device</source>
        <translation>Tous les appareils</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Answers for</source>
        <translation>&amp;Répond pour</translation>
    </message>
    <message>
        <source>Nightly tests</source>
        <translation>Tests de nuit</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Answers for</source>
        <translation>Répond pour</translation>
    </message>
    <message>
        <source>Register the robot</source>
        <translation>Inscrire le robot</translation>
    </message>
</context>
<context>
    <name>countersign::ui::RobotSecretCard</name>
    <message>
        <source>%1 is registered</source>
        <translation>%1 est inscrit</translation>
    </message>
    <message>
        <source>Its secret is shown this once: close this, and nobody can read it again. The command runs a ready robot that approves everything.</source>
        <translation>Son secret n’est montré que cette fois&#xa0;: une fois ceci fermé, plus personne ne peut le lire. La commande lance un robot tout prêt qui approuve tout.</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Identifiant du client</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copier la commande</translation>
    </message>
    <message>
        <source>Copy the secret</source>
        <translation>Copier le secret</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>What was painted is not what was asked.</source>
        <translation>Ce qui a été affiché n’est pas ce qui a été demandé.</translation>
    </message>
    <message>
        <source>The signature is not of these bytes.</source>
        <translation>La signature n’est pas celle de ces octets.</translation>
    </message>
    <message>
        <source>The second call is not the one that was approved.</source>
        <translation>Le second appel n’est pas celui qui a été approuvé.</translation>
    </message>
    <message>
        <source>This is a security alert: it informs, and takes no answer.</source>
        <translation>Ceci est une alerte de sécurité&#xa0;: elle informe et n’attend pas de réponse.</translation>
    </message>
    <message>
        <source>The answer cannot be sent like this.</source>
        <translation>La réponse ne peut pas être envoyée ainsi.</translation>
    </message>
    <message>
        <source>What came back is no HTTP answer.</source>
        <translation>Ce qui est revenu n’est pas une réponse HTTP.</translation>
    </message>
    <message>
        <source>This challenge is not answered on this way.</source>
        <translation>On ne répond pas à cette demande par cette voie.</translation>
    </message>
    <message>
        <source>The answer is longer than is taken.</source>
        <translation>La réponse est plus longue que ce qui est accepté.</translation>
    </message>
    <message>
        <source>An answer is already on its way; wait for what the relay says.</source>
        <translation>Une réponse est déjà en route&#xa0;; attendez ce qu’en dit le relais.</translation>
    </message>
    <message>
        <source>This does not prove the approval.</source>
        <translation>Cela ne prouve pas l’approbation.</translation>
    </message>
    <message>
        <source>The backend refused the answer.</source>
        <translation>Le backend a refusé la réponse.</translation>
    </message>
    <message>
        <source>This challenge is decided already.</source>
        <translation>Cette demande est déjà tranchée.</translation>
    </message>
    <message>
        <source>This challenge is no longer open; have the backend ask again.</source>
        <translation>Cette demande n’est plus ouverte&#xa0;; le backend doit la refaire.</translation>
    </message>
    <message>
        <source>This phone does not hold the challenge any more.</source>
        <translation>Ce téléphone n’a plus cette demande.</translation>
    </message>
    <message>
        <source>Nobody answers there.</source>
        <translation>Personne ne répond à cette adresse.</translation>
    </message>
    <message>
        <source>What it is about could not be fetched.</source>
        <translation>Ce dont il s’agit n’a pas pu être récupéré.</translation>
    </message>
    <message>
        <source>There is no such phone any more.</source>
        <translation>Ce téléphone n’existe plus.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Le fichier est illisible.</translation>
    </message>
    <message>
        <source>The picture is too large.</source>
        <translation>L’image est trop grande.</translation>
    </message>
    <message>
        <source>The picture cannot be read.</source>
        <translation>L’image est illisible.</translation>
    </message>
    <message>
        <source>There is no such pairing.</source>
        <translation>Cet appairage n’existe pas.</translation>
    </message>
    <message>
        <source>This pairs no phone; give a countersign://pair link, the pairing proof that the backend was given, or a picture of its QR code.</source>
        <translation>Ceci n’appaire aucun téléphone&#xa0;; donnez un lien countersign://pair, la preuve d’appairage que le backend a reçue, ou une image de son code QR.</translation>
    </message>
    <message>
        <source>The picture shows several QR codes; cut it down to one.</source>
        <translation>L’image montre plusieurs codes QR&#xa0;; n’en gardez qu’un.</translation>
    </message>
    <message>
        <source>This sign-in is answered already; only the first answer counts.</source>
        <translation>Cette connexion a déjà reçu une réponse&#xa0;; seule la première compte.</translation>
    </message>
    <message>
        <source>This sign-in has expired; have the browser show a new code.</source>
        <translation>Cette connexion a expiré&#xa0;; faites afficher un nouveau code par le navigateur.</translation>
    </message>
    <message>
        <source>The tenant does not allow sign-ins from this site.</source>
        <translation>Le client n’autorise pas les connexions depuis ce site.</translation>
    </message>
    <message>
        <source>The relay does not know this sign-in; have the browser show a new code.</source>
        <translation>Le relais ne connaît pas cette connexion&#xa0;; faites afficher un nouveau code par le navigateur.</translation>
    </message>
    <message>
        <source>Somebody else has scanned this code; have the browser show a new one.</source>
        <translation>Quelqu’un d’autre a scanné ce code&#xa0;; faites-en afficher un nouveau par le navigateur.</translation>
    </message>
    <message>
        <source>No QR code can be read in the picture; let it fill most of it, sharp and with its margin.</source>
        <translation>Aucun code QR n’est lisible dans l’image&#xa0;; il doit la remplir presque, net et avec sa marge.</translation>
    </message>
    <message>
        <source>The code is no whole sign-in; scan the one that the browser shows.</source>
        <translation>Le code n’est pas une connexion complète&#xa0;; scannez celui que montre le navigateur.</translation>
    </message>
    <message>
        <source>The tenant asks too often.</source>
        <translation>Le client demande trop souvent.</translation>
    </message>
    <message>
        <source>This is not how a relay answers.</source>
        <translation>Un relais ne répond pas ainsi.</translation>
    </message>
    <message>
        <source>The tenant is suspended.</source>
        <translation>Le client est suspendu.</translation>
    </message>
    <message>
        <source>No whole answer came in time.</source>
        <translation>Aucune réponse complète n’est arrivée à temps.</translation>
    </message>
    <message>
        <source>The token has expired.</source>
        <translation>Le jeton a expiré.</translation>
    </message>
    <message>
        <source>The relay does not accept the token.</source>
        <translation>Le relais n’accepte pas le jeton.</translation>
    </message>
    <message>
        <source>This pairing proof has paired a phone already; ask the backend for a new one.</source>
        <translation>Cette preuve d’appairage a déjà appairé un téléphone&#xa0;; demandez-en une nouvelle au backend.</translation>
    </message>
    <message>
        <source>The phones cannot be kept.</source>
        <translation>Les téléphones ne peuvent pas être conservés.</translation>
    </message>
</context>
<context>
    <name>Remark</name>
    <message>
        <source>The total in the options is not decimal text such as &quot;1000.00&quot;.</source>
        <translation>Le total des options n’est pas un texte décimal, comme &quot;1000.00&quot;.</translation>
    </message>
    <message>
        <source>The options have a total, but not exactly one column has amounts of one currency.</source>
        <translation>Les options ont un total, mais il n’y a pas exactement une colonne de montants dans une seule devise.</translation>
    </message>
    <message>
        <source>The rows sum up to %1 %2, the options say %3.</source>
        <translation>La somme des lignes est de %1 %2, les options annoncent %3.</translation>
    </message>
    <message>
        <source>Row %1: </source>
        <translation>Ligne %1&#xa0;: </translation>
    </message>
    <message>
        <source>Row %1 %2: </source>
        <translation>Ligne %1, %2&#xa0;: </translation>
    </message>
    <message>
        <source>Holds values of the type &apos;%1&apos;, which holds values itself.</source>
        <translation>Contient des valeurs du type «&#xa0;%1&#xa0;», qui contient lui-même des valeurs.</translation>
    </message>
    <message>
        <source>Mixes %1 letters: “%2” could be taken for “%3”.</source>
        <translation>Mélange des alphabets (%1)&#xa0;: «&#xa0;%2&#xa0;» peut passer pour «&#xa0;%3&#xa0;».</translation>
    </message>
    <message>
        <source>Written in unusual characters: “%1” could be taken for “%2”.</source>
        <translation>Écrit en caractères inhabituels&#xa0;: «&#xa0;%1&#xa0;» peut passer pour «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>Written in %1 letters: “%2” could be taken for “%3”.</source>
        <translation>Écrit en alphabet %1&#xa0;: «&#xa0;%2&#xa0;» peut passer pour «&#xa0;%3&#xa0;».</translation>
    </message>
    <message>
        <source>Mixes %1 letters.</source>
        <translation>Mélange des alphabets (%1).</translation>
    </message>
    <message>
        <source>Written in unusual characters.</source>
        <translation>Écrit en caractères inhabituels.</translation>
    </message>
    <message>
        <source>The amount is not a decimal number such as 1000.00.</source>
        <translation>Le montant n’est pas un nombre décimal, comme 1000.00.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a current ISO 4217 currency code.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un code de devise ISO 4217 en vigueur.</translation>
    </message>
    <message>
        <source>%1 has %2 decimal places, this value has %3.</source>
        <translation>%1 a %2 décimales, cette valeur en a %3.</translation>
    </message>
    <message>
        <source>The type &apos;%1&apos; is not known here.</source>
        <translation>Le type «&#xa0;%1&#xa0;» est inconnu ici.</translation>
    </message>
    <message>
        <source>Has hidden characters, shown here by their code.</source>
        <translation>Contient des caractères cachés, montrés ici par leur code.</translation>
    </message>
    <message>
        <source>The value was not sent as text; it is read as it was written.</source>
        <translation>La valeur n’a pas été envoyée comme texte&#xa0;; elle est lue telle qu’elle a été écrite.</translation>
    </message>
    <message>
        <source>An account number has 1 to 34 letters, digits, spaces and the marks - / and .</source>
        <translation>Un numéro de compte a 1 à 34 caractères&#xa0;: lettres, chiffres, espaces et les signes - / et .</translation>
    </message>
    <message>
        <source>Has %1 characters, at most %2 fit.</source>
        <translation>Nombre de caractères&#xa0;: %1&#xa0;; %2 au plus sont admis.</translation>
    </message>
    <message>
        <source>The level must be info, success, warning or error.</source>
        <translation>Le niveau doit être info, success, warning ou error.</translation>
    </message>
    <message>
        <source>Needs a currency code after the number, as in 1000.00 USD.</source>
        <translation>Il faut un code de devise après le nombre, comme 1000.00 USD.</translation>
    </message>
    <message>
        <source>The rate in the options is not decimal text such as &quot;1.083&quot;.</source>
        <translation>Le taux des options n’est pas un texte décimal, comme &quot;1.083&quot;.</translation>
    </message>
    <message>
        <source>%1 %2 at %3 is not %4 %5.</source>
        <translation>%1 %2 au taux de %3 ne donne pas %4 %5.</translation>
    </message>
    <message>
        <source>Is not written as in 100.00 EUR -&gt; 108.30 USD.</source>
        <translation>N’est pas écrit comme 100.00 EUR -&gt; 108.30 USD.</translation>
    </message>
    <message>
        <source>There is no upper limit.</source>
        <translation>Il n’y a pas de plafond.</translation>
    </message>
    <message>
        <source>Must be unlimited, or an amount with its currency as in 500 EUR.</source>
        <translation>Doit être unlimited, ou un montant avec sa devise, comme 500 EUR.</translation>
    </message>
    <message>
        <source>A BIC has 8 or 11 letters and digits and begins with 4 letters.</source>
        <translation>Un BIC a 8 ou 11 lettres et chiffres et commence par 4 lettres.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; in places 5 and 6 is no country of ISO 3166.</source>
        <translation>«&#xa0;%1&#xa0;» en positions 5 et 6 n’est pas un pays de l’ISO 3166.</translation>
    </message>
    <message>
        <source>Must be true or false.</source>
        <translation>Doit être true ou false.</translation>
    </message>
    <message>
        <source>Is not a month and a year, written as in 09/28.</source>
        <translation>N’est pas un mois et une année, écrits comme 09/28.</translation>
    </message>
    <message>
        <source>The card is past its last month.</source>
        <translation>Le dernier mois de validité de la carte est passé.</translation>
    </message>
    <message>
        <source>A card number has 12 to 19 digits and nothing else.</source>
        <translation>Un numéro de carte a 12 à 19 chiffres et rien d’autre.</translation>
    </message>
    <message>
        <source>The last digit does not match: a digit is wrong or two are swapped.</source>
        <translation>Le dernier chiffre ne correspond pas&#xa0;: un chiffre est faux ou deux sont intervertis.</translation>
    </message>
    <message>
        <source>Is no country code of ISO 3166-1 such as CH.</source>
        <translation>N’est pas un code de pays ISO 3166-1, comme CH.</translation>
    </message>
    <message>
        <source>A creditor reference is RF, 2 digits and 1 to 21 letters and digits, as in RF18 5390 0754 7034.</source>
        <translation>Une référence de créancier est RF, 2 chiffres, puis 1 à 21 lettres et chiffres, comme RF18 5390 0754 7034.</translation>
    </message>
    <message>
        <source>The check digits do not match: a character is wrong or two are swapped.</source>
        <translation>La clé de contrôle ne correspond pas&#xa0;: un caractère est faux ou deux sont intervertis.</translation>
    </message>
    <message>
        <source>Does not begin with a decimal number, as in 0.5 BTC.</source>
        <translation>Ne commence pas par un nombre décimal, comme 0.5 BTC.</translation>
    </message>
    <message>
        <source>Has %1 decimal places, at most %2 fit.</source>
        <translation>Nombre de décimales&#xa0;: %1&#xa0;; %2 au plus sont admises.</translation>
    </message>
    <message>
        <source>Needs a ticker after the number, as in 0.5 BTC.</source>
        <translation>Il faut un symbole après le nombre, comme 0.5 BTC.</translation>
    </message>
    <message>
        <source>The value is in &apos;%1&apos;, its type is in &apos;%2&apos;.</source>
        <translation>La valeur est en «&#xa0;%1&#xa0;», son type est en «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>Is not a day of the calendar, written as in 2026-06-21.</source>
        <translation>N’est pas un jour du calendrier, écrit comme 2026-06-21.</translation>
    </message>
    <message>
        <source>Is not a time with its offset, written as in 2026-06-21T10:15:30+02:00.</source>
        <translation>N’est pas une date et une heure avec leur décalage, écrites comme 2026-06-21T10:15:30+02:00.</translation>
    </message>
    <message>
        <source>Is not JSON with texts only, as in {&quot;model&quot;: &quot;Pixel 9&quot;, &quot;os&quot;: …, &quot;app&quot;: …}.</source>
        <translation>N’est pas du JSON fait de textes seuls, comme {&quot;model&quot;: &quot;Pixel 9&quot;, &quot;os&quot;: …, &quot;app&quot;: …}.</translation>
    </message>
    <message>
        <source>Is not JSON as in {&quot;old&quot;: &quot;500.00&quot;, &quot;new&quot;: &quot;800.00&quot;}.</source>
        <translation>N’est pas du JSON comme {&quot;old&quot;: &quot;500.00&quot;, &quot;new&quot;: &quot;800.00&quot;}.</translation>
    </message>
    <message>
        <source>old: </source>
        <translation>ancien&#xa0;: </translation>
    </message>
    <message>
        <source>new: </source>
        <translation>nouveau&#xa0;: </translation>
    </message>
    <message>
        <source>Old and new are the same.</source>
        <translation>L’ancienne et la nouvelle valeur sont identiques.</translation>
    </message>
    <message>
        <source>Is no duration such as P1DT12H, nor a number of seconds.</source>
        <translation>N’est ni une durée, comme P1DT12H, ni un nombre de secondes.</translation>
    </message>
    <message>
        <source>What stands before the @ is no mailbox&apos;s name.</source>
        <translation>Ce qui précède le @ n’est pas un nom de boîte aux lettres.</translation>
    </message>
    <message>
        <source>What stands after the @ is no domain.</source>
        <translation>Ce qui suit le @ n’est pas un domaine.</translation>
    </message>
    <message>
        <source>Must begin with a type and a colon, as in &apos;invoice:4711&apos;.</source>
        <translation>Doit commencer par un type et deux-points, comme «&#xa0;invoice:4711&#xa0;».</translation>
    </message>
    <message>
        <source>The id after the colon must not be empty nor have spaces.</source>
        <translation>L’identifiant après les deux-points ne doit être ni vide ni contenir d’espaces.</translation>
    </message>
    <message>
        <source>The label after &apos;|&apos; is empty; leave the bar out as well.</source>
        <translation>Le libellé après «&#xa0;|&#xa0;» est vide&#xa0;; omettez aussi la barre.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is none of the declared values.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas l’une des valeurs déclarées.</translation>
    </message>
    <message>
        <source>The label of &apos;%1&apos; is not a text.</source>
        <translation>Le libellé de «&#xa0;%1&#xa0;» n’est pas un texte.</translation>
    </message>
    <message>
        <source>Is no latitude and longitude, as in 48.8566,2.3522.</source>
        <translation>N’est pas une latitude et une longitude, comme 48.8566,2.3522.</translation>
    </message>
    <message>
        <source>Needs 8 to 128 hexadecimal digits, an even number of them.</source>
        <translation>Il faut 8 à 128 chiffres hexadécimaux, en nombre pair.</translation>
    </message>
    <message>
        <source>Has %1 bits, the options say %2.</source>
        <translation>Nombre de bits&#xa0;: %1&#xa0;; les options en annoncent %2.</translation>
    </message>
    <message>
        <source>Does not begin with a country of the IBAN registry.</source>
        <translation>Ne commence pas par un pays du registre des IBAN.</translation>
    </message>
    <message>
        <source>Has %1 characters, an IBAN of %2 has %3.</source>
        <translation>Nombre de caractères&#xa0;: %1&#xa0;; un IBAN de %2 en a %3.</translation>
    </message>
    <message>
        <source>The check digits after %1 must be 02 to 98.</source>
        <translation>Les chiffres de contrôle après %1 doivent aller de 02 à 98.</translation>
    </message>
    <message>
        <source>Has letters where %1 has digits, or digits where it has letters.</source>
        <translation>Contient des lettres où %1 a des chiffres, ou des chiffres où il a des lettres.</translation>
    </message>
    <message>
        <source>Needs 1 to 128 printable ASCII characters without a space.</source>
        <translation>Il faut 1 à 128 caractères ASCII imprimables, sans espace.</translation>
    </message>
    <message>
        <source>Is no PNG of at most 512 KiB and 4 megapixels, written as in data:image/png;base64,….</source>
        <translation>N’est pas un PNG de 512 Kio et 4 mégapixels au plus, écrit comme data:image/png;base64,….</translation>
    </message>
    <message>
        <source>Is no IPv4 or IPv6 address.</source>
        <translation>N’est pas une adresse IPv4 ou IPv6.</translation>
    </message>
    <message>
        <source>Is no language tag of BCP 47 such as fr-CH.</source>
        <translation>N’est pas une étiquette de langue BCP 47, comme fr-CH.</translation>
    </message>
    <message>
        <source>An LEI has 18 upper-case letters and digits, then 2 digits.</source>
        <translation>Un LEI a 18 majuscules et chiffres, puis 2 chiffres.</translation>
    </message>
    <message>
        <source>Is no JSON array of 1 to %1 values.</source>
        <translation>N’est pas un tableau JSON de 1 à %1 valeurs.</translation>
    </message>
    <message>
        <source>Is not a decimal number such as 12.5.</source>
        <translation>N’est pas un nombre décimal, comme 12.5.</translation>
    </message>
    <message>
        <source>A one-time password has 4 to 10 digits and nothing else.</source>
        <translation>Un mot de passe à usage unique a 4 à 10 chiffres et rien d’autre.</translation>
    </message>
    <message>
        <source>Has %1 digits, the options say %2.</source>
        <translation>Nombre de chiffres&#xa0;: %1&#xa0;; les options en annoncent %2.</translation>
    </message>
    <message>
        <source>Is not JSON with texts only, as in {&quot;name&quot;: &quot;ACME&quot;, &quot;description&quot;: …, &quot;url&quot;: …}.</source>
        <translation>N’est pas du JSON fait de textes seuls, comme {&quot;name&quot;: &quot;ACME&quot;, &quot;description&quot;: …, &quot;url&quot;: …}.</translation>
    </message>
    <message>
        <source>name: </source>
        <translation>nom&#xa0;: </translation>
    </message>
    <message>
        <source>url: </source>
        <translation>adresse&#xa0;: </translation>
    </message>
    <message>
        <source>The name is empty.</source>
        <translation>Le nom est vide.</translation>
    </message>
    <message>
        <source>Is not + and 7 to 15 digits, as in +41446681800.</source>
        <translation>N’est pas + suivi de 7 à 15 chiffres, comme +41446681800.</translation>
    </message>
    <message>
        <source>Begins with no country code.</source>
        <translation>Ne commence pas par un indicatif de pays.</translation>
    </message>
    <message>
        <source>Is no recurrence rule such as FREQ=MONTHLY;BYMONTHDAY=1;COUNT=12, or has parts that are not known here.</source>
        <translation>N’est pas une règle de récurrence, comme FREQ=MONTHLY;BYMONTHDAY=1;COUNT=12, ou a des éléments inconnus ici.</translation>
    </message>
    <message>
        <source>The secret is empty.</source>
        <translation>Le secret est vide.</translation>
    </message>
    <message>
        <source>Is no JSON array of 1 to %1 arrays with a value for each of the 1 to %2 columns in the options.</source>
        <translation>N’est pas un tableau JSON de 1 à %1 tableaux ayant une valeur pour chacune des 1 à %2 colonnes des options.</translation>
    </message>
    <message>
        <source>Has a line feed, which only a note may have.</source>
        <translation>Contient un saut de ligne, ce que seule une note peut avoir.</translation>
    </message>
    <message>
        <source>Is no time of day, written as in 14:30 or 14:30:05.</source>
        <translation>N’est pas une heure, écrite comme 14:30 ou 14:30:05.</translation>
    </message>
    <message>
        <source>Is no time zone of the tz database such as Europe/Paris.</source>
        <translation>N’est pas un fuseau horaire de la base tz, comme Europe/Paris.</translation>
    </message>
    <message>
        <source>Does not begin with a decimal number, as in 12.5 kg.</source>
        <translation>Ne commence pas par un nombre décimal, comme 12.5 kg.</translation>
    </message>
    <message>
        <source>The unit &apos;%1&apos; is not known here.</source>
        <translation>L’unité «&#xa0;%1&#xa0;» est inconnue ici.</translation>
    </message>
    <message>
        <source>Is no http or https address without spaces, as in https://example.com/a.</source>
        <translation>N’est pas une adresse http ou https sans espaces, comme https://example.com/a.</translation>
    </message>
    <message>
        <source>Has text before an @; the host is “%1”.</source>
        <translation>Contient du texte avant un @&#xa0;; le serveur est «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>Is not encrypted: http, not https.</source>
        <translation>N’est pas chiffré&#xa0;: http, et non https.</translation>
    </message>
    <message>
        <source>Is not written as in 123e4567-e89b-12d3-a456-426614174000.</source>
        <translation>N’est pas écrit comme 123e4567-e89b-12d3-a456-426614174000.</translation>
    </message>
</context>
<context>
    <name>Tampering</name>
    <message>
        <source>The phone is set to another locale before it shows the block.</source>
        <translation>Le téléphone passe à une autre langue avant d’afficher le bloc.</translation>
    </message>
    <message>
        <source>The message to the phone shows another block than the backend sent.</source>
        <translation>Le message au téléphone montre un autre bloc que celui que le backend a envoyé.</translation>
    </message>
    <message>
        <source>One bit of the device’s signature is turned over.</source>
        <translation>Un bit de la signature de l’appareil est inversé.</translation>
    </message>
    <message>
        <source>The report of what was painted names another locale.</source>
        <translation>Le rapport de ce qui a été affiché nomme une autre langue.</translation>
    </message>
    <message>
        <source>The answer tells of another block, with the digest that fits it.</source>
        <translation>La réponse parle d’un autre bloc, avec l’empreinte qui lui correspond.</translation>
    </message>
    <message>
        <source>The callback gets one member more.</source>
        <translation>Le rappel reçoit un membre de plus.</translation>
    </message>
    <message>
        <source>The callback carries another block’s digest.</source>
        <translation>Le rappel porte l’empreinte d’un autre bloc.</translation>
    </message>
    <message>
        <source>The second call has the same members in another order.</source>
        <translation>Le second appel a les mêmes membres dans un autre ordre.</translation>
    </message>
    <message>
        <source>The second call asks for an answer in another language.</source>
        <translation>Le second appel demande une réponse dans une autre langue.</translation>
    </message>
    <message>
        <source>The second call asks for another operation.</source>
        <translation>Le second appel demande une autre opération.</translation>
    </message>
    <message>
        <source>The digest is over the block as it was received, not over its form on one screen. A relay keeps what was painted, as it was painted.</source>
        <translation>L’empreinte porte sur le bloc tel que reçu, pas sur sa forme à l’écran. Un relais garde ce qui a été affiché, tel qu’affiché.</translation>
    </message>
    <message>
        <source>The device signs the decision and the digest, not the report of the form: what was approved is the same.</source>
        <translation>L’appareil signe la décision et l’empreinte, pas le rapport de la forme&#xa0;: ce qui a été approuvé reste le même.</translation>
    </message>
    <message>
        <source>Headers are not bound: the answer may come in another language, and the operation is the one that was approved.</source>
        <translation>Les en-têtes ne sont pas liés&#xa0;: la réponse peut venir dans une autre langue, et l’opération est celle qui a été approuvée.</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>Bénéficiaire</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordre</translation>
    </message>
    <message>
        <source>A single bit</source>
        <translation>Un seul bit</translation>
    </message>
    <message>
        <source>Locale</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>To the phone</source>
        <translation>Vers le téléphone</translation>
    </message>
    <message>
        <source>To the relay</source>
        <translation>Vers le relais</translation>
    </message>
    <message>
        <source>To the backend</source>
        <translation>Vers le backend</translation>
    </message>
    <message>
        <source>Second call</source>
        <translation>Second appel</translation>
    </message>
    <message>
        <source>before approval</source>
        <translation>avant l’approbation</translation>
    </message>
    <message>
        <source>during approval</source>
        <translation>pendant l’approbation</translation>
    </message>
    <message>
        <source>after approval</source>
        <translation>après l’approbation</translation>
    </message>
    <message>
        <source>Binding</source>
        <translation>Liaison</translation>
    </message>
    <message>
        <source>Display digest</source>
        <translation>Empreinte de l’affichage</translation>
    </message>
    <message>
        <source>Device signature</source>
        <translation>Signature de l’appareil</translation>
    </message>
    <message>
        <source>Callback HMAC</source>
        <translation>HMAC du rappel</translation>
    </message>
    <message>
        <source>An approval is for one user, method, path and body, byte for byte.</source>
        <translation>Une approbation vaut pour un utilisateur, une méthode, un chemin et un corps, octet par octet.</translation>
    </message>
    <message>
        <source>The relay compares what the device signed for with what the backend asked to be shown.</source>
        <translation>Le relais compare ce que l’appareil a signé avec ce que le backend a demandé d’afficher.</translation>
    </message>
    <message>
        <source>The backend compares what the device signed for with the block that it sent.</source>
        <translation>Le backend compare ce que l’appareil a signé avec le bloc qu’il a envoyé.</translation>
    </message>
    <message>
        <source>The device’s own key signed this instruction, decision and digest, and no other.</source>
        <translation>La clé propre à l’appareil a signé cette instruction, cette décision et cette empreinte, et aucune autre.</translation>
    </message>
    <message>
        <source>The relay signs every byte of its callback with the tenant’s secret.</source>
        <translation>Le relais signe chaque octet de son rappel avec le secret du client.</translation>
    </message>
    <message>
        <source>The payer is made aware of the amount and of the payee.</source>
        <translation>Le payeur est informé du montant et du bénéficiaire.</translation>
    </message>
    <message>
        <source>The authentication code is specific to the amount and the payee.</source>
        <translation>Le code d’authentification est propre au montant et au bénéficiaire.</translation>
    </message>
    <message>
        <source>The code that is accepted corresponds to the original amount and payee.</source>
        <translation>Le code accepté correspond au montant et au bénéficiaire d’origine.</translation>
    </message>
    <message>
        <source>Any change to the amount or the payee invalidates the code.</source>
        <translation>Toute modification du montant ou du bénéficiaire invalide le code.</translation>
    </message>
    <message>
        <source>Authenticity and integrity of amount, payee and what is displayed, through every phase.</source>
        <translation>Authenticité et intégrité du montant, du bénéficiaire et de ce qui est affiché, à chaque phase.</translation>
    </message>
    <message>
        <source>The relay</source>
        <translation>Le relais</translation>
    </message>
    <message>
        <source>The backend</source>
        <translation>Le backend</translation>
    </message>
    <message>
        <source>Article %1</source>
        <translation>Article %1</translation>
    </message>
    <message>
        <source>ran as approved</source>
        <translation>comme approuvé</translation>
    </message>
    <message>
        <source>ran changed</source>
        <translation>autre qu’approuvé</translation>
    </message>
    <message>
        <source>Nothing to catch</source>
        <translation>Rien à détecter</translation>
    </message>
    <message>
        <source>Not caught</source>
        <translation>Non détecté</translation>
    </message>
    <message>
        <source>Caught: %1. %2 refuses, and nothing runs.</source>
        <translation>Détecté&#xa0;: %1. %2 refuse, et rien ne s’exécute.</translation>
    </message>
    <message>
        <source>Not caught, since nothing that was approved has changed. %1</source>
        <translation>Non détecté, car rien de ce qui a été approuvé n’a changé. %1</translation>
    </message>
    <message>
        <source>Something else ran than was approved. A check is broken: do not ship this.</source>
        <translation>Autre chose a été exécuté que ce qui a été approuvé. Un contrôle est défaillant&#xa0;: ne livrez pas cela.</translation>
    </message>
</context>
<context>
    <name>countersign::ui::WayView</name>
    <message>
        <source>The backend asks</source>
        <translation>Le backend demande</translation>
    </message>
    <message>
        <source>The relay opens the challenge</source>
        <translation>Le relais ouvre la demande</translation>
    </message>
    <message>
        <source>The phone shows it and signs</source>
        <translation>Le téléphone l’affiche et signe</translation>
    </message>
    <message>
        <source>The relay judges the answer</source>
        <translation>Le relais juge la réponse</translation>
    </message>
    <message>
        <source>The backend hears the callback</source>
        <translation>Le backend entend le rappel</translation>
    </message>
    <message>
        <source>The backend runs the second call</source>
        <translation>Le backend exécute le second appel</translation>
    </message>
    <message>
        <source>caught here</source>
        <translation>détecté ici</translation>
    </message>
    <message>
        <source>ran as approved</source>
        <translation>exécuté comme approuvé</translation>
    </message>
    <message>
        <source>ran changed</source>
        <translation>exécuté autrement qu’approuvé</translation>
    </message>
    <message>
        <source>changed here</source>
        <translation>modifié ici</translation>
    </message>
</context>
<context>
    <name>countersign::ui::TrialPanel</name>
    <message>
        <source>The trial</source>
        <translation>L’essai</translation>
    </message>
    <message>
        <source>The check</source>
        <translation>Le contrôle</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Clause</translation>
    </message>
    <message>
        <source>Clauses are those of Delegated Regulation (EU) 2018/389, the RTS of PSD2.</source>
        <translation>Les clauses sont celles du règlement délégué (UE) 2018/389, les RTS de la DSP2.</translation>
    </message>
    <message>
        <source>Behind it, against a relay that lies</source>
        <translation>Derrière, contre un relais qui ment</translation>
    </message>
    <message>
        <source>Play them all again</source>
        <translation>Tout rejouer</translation>
    </message>
    <message>
        <source>Every trial once more, with other keys</source>
        <translation>Chaque essai une fois de plus, avec d’autres clés</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>Ce qui a été modifié</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Partie</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Contrôle</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Fait par</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
</context>
<context>
    <name>countersign::ui::PaintedFacts</name>
    <message>
        <source>What the phone painted and signed</source>
        <translation>Ce que le téléphone a affiché et signé</translation>
    </message>
    <message>
        <source>Asked digest</source>
        <translation>Empreinte demandée</translation>
    </message>
    <message>
        <source>Signed digest</source>
        <translation>Empreinte signée</translation>
    </message>
</context>
<context>
    <name>countersign::ui::TamperPage</name>
    <message>
        <source>What is changed, and where</source>
        <translation>Ce qui est modifié, et où</translation>
    </message>
    <message>
        <source>The way of the approval</source>
        <translation>Le chemin de l’approbation</translation>
    </message>
    <message>
        <source>Tamper lab</source>
        <translation>Labo d’altération</translation>
    </message>
</context>
</TS>
