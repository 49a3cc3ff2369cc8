#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A stand-in for Modash on the loopback, for tests and for trying things by hand.

    python3 modash-mock.py [--port N] [--key KEY] [--credits N]

Prints the port on the first line, then serves until it is stopped. The base URL is http://127.0.0.1:PORT/v1/.
Every handle exists and gets numbers and an audience that depend on nothing but its name; an answer costs a credit.
Handles that begin with one of these words get a fault:

    missing      no such account              private    one that is not public
    stranger     somebody else's report       heavy      a share above one
    rate         429 with Retry-After: 1      down       500 always
    half         an answer that breaks off    bare       nothing but followers
"""
import json

from mock import Answers, arguments, fault_of, number, serve

FAULTS = ('missing', 'private', 'stranger', 'heavy', 'rate', 'down', 'half', 'bare')
PLATFORMS = ('instagram', 'tiktok', 'youtube')


def shares(name, salt, parts):
    """Weights that come to one, the first part the largest as a rule."""
    raw = [number(name, f'{salt}{i}', 20, 100) / (i + 1) for i in range(len(parts))]
    return [dict(part, weight=value / sum(raw)) for part, value in zip(parts, raw)]


def audience(name):
    return {
        'genders': shares(name, 'g', [{'code': 'FEMALE'}, {'code': 'MALE'}]),
        'ages': shares(name, 'a', [{'code': c} for c in ('18-24', '25-34', '13-17', '35-44', '45-64', '65-')]),
        'geoCountries': shares(name, 'c', [{'name': 'India', 'code': 'IN'}, {'name': 'United Arab Emirates', 'code': 'AE'},
                                           {'name': 'United States', 'code': 'US'}]),
        'geoCities': [dict(part, weight=part['weight'] / 2) for part in
                      shares(name, 't', [{'name': c} for c in ('Mumbai', 'Delhi', 'Pune', 'Lucknow')])],
        'languages': shares(name, 'l', [{'code': 'hi', 'name': 'Hindi'}, {'code': 'en', 'name': 'English'},
                                        {'code': 'mr', 'name': 'Marathi'}]),
    }


def report(name, fault):
    followers = number(name, 'followers', 1_000, 9_000_000)
    engagements = followers * number(name, 'rate', 5, 80) // 1000
    profile = {'userId': str(number(name, 'id', 10**8, 10**10)), 'fullname': name.title(), 'followers': followers,
               'username': 'somebody.else' if fault == 'stranger' else name}
    answer = {'userId': profile['userId'], 'profile': profile}
    if fault != 'bare':
        profile.update(engagements=engagements, engagementRate=engagements / followers,
                       picture=f'https://pictures.example/{name}.jpg')
        answer.update(audience=audience(name), postsCount=number(name, 'posts', 5, 900),
                      avgLikes=engagements * 0.9, avgComments=engagements * 0.1)
    if fault == 'heavy':
        answer['audience']['genders'][0]['weight'] = 1.4
    return {'error': False, 'profile': answer}


def refusal(code, message):
    return {'error': True, 'code': code, 'message': message}


class Handler(Answers):
    def answer(self, name):
        fault = fault_of(name, FAULTS)
        if fault == 'missing':
            self.send(404, refusal('handle_not_found', 'No public account was found.'))
        elif fault == 'private':
            self.send(400, refusal('private_account', 'The account is private.'))
        elif fault == 'rate':
            self.send(429, b'', [('Retry-After', '1')])
        elif fault == 'down':
            self.send(500, refusal('internal', 'Oops.'))
        elif self.server.credits == 0:
            self.send(402, refusal('not_enough_credits', 'Pay.'))
        else:
            self.server.credits -= 1
            body = json.dumps(report(name, fault)).encode()
            self.send(200, body[:len(body) // 2] if fault == 'half' else body)

    def do_GET(self):
        parts = self.path.split('/')
        if self.headers.get('Authorization') != f'Bearer {self.server.key}':
            self.send(401, refusal('api_token_invalid', 'A valid API token is needed.'))
        elif len(parts) == 6 and parts[1] == 'v1' and parts[2] in PLATFORMS and (parts[3], parts[5]) == ('profile', 'report'):
            self.answer(parts[4])
        else:
            self.send(404, refusal('entity_not_found', 'There is no such thing.'))


options = arguments(__doc__, 'right-key')
options.add_argument('--credits', type=int, default=1000)
serve(Handler, options.parse_args())
