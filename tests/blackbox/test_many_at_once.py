"""A thousand approvals and denials of one challenge at the same time: exactly one of them counts."""

import collections
import threading

from client import BlackBoxCase, encode_request, open_connection, read_raw_answer

CALLERS = 1000
SENDERS = 20


class ManyAnswersTest(BlackBoxCase):
    def test_one_winner(self):
        tenant, receiver = self.tenant_with_receiver()
        phone = tenant.pair_phone()
        instruction_id = tenant.open_challenge(phone)
        answers = collections.Counter()
        winners = []
        lock = threading.Lock()

        def send(share):
            """Opens its connections first and only then sends on all of them, so that the requests meet."""
            calls = []
            for number in share:
                decision = "approved" if number % 2 else "rejected"
                body = {"instruction_id": instruction_id, "decision": decision, "local_auth": True}
                calls.append((open_connection(phone.api), decision, encode_request(
                    "POST", phone.api + "/device/respond", body, {"Authorization": f"Bearer {phone.token}"})))
            start.wait()
            for connection, _, request in calls:
                connection.sendall(request)
            for connection, decision, _ in calls:
                with connection:
                    answer = read_raw_answer(connection)
                with lock:
                    answers[(answer.status, answer.error_code)] += 1
                    if answer.status == 200:
                        winners.append(decision)

        start = threading.Barrier(SENDERS)
        threads = [threading.Thread(target=send, args=(range(first, CALLERS, SENDERS),)) for first in range(SENDERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        self.assertEqual(answers, {(200, None): 1, (409, "CHALLENGE_ANSWERED"): CALLERS - 1})
        self.assertEqual(self.control.status_of(instruction_id), winners[0])
        self.assertDelivered(receiver, tenant, instruction_id, winners[0])
        self.assertEqual(len(receiver.deliveries(instruction_id)), 1)
