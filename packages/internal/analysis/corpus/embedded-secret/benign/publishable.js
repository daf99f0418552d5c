const stripePublicKey = 'pk_live_9aKd83Jx72mQpLw5TzRv1bYc';
